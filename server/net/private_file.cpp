#include "net/private_file.h"

#include <QSaveFile>

namespace lancast::net {

bool writePrivately(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    // The mode before the first byte: in between others could open it.
    return file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(content) == content.size() && file.commit();
}

} // namespace lancast::net
