#include "base/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::net {

namespace {

bool isPipeOrDevice(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 && !S_ISREG(facts.st_mode) &&
           !S_ISDIR(facts.st_mode);
}

/// Never waits for a reader.
bool writeThrough(const QString &path, const QByteArray &content)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const ssize_t written = ::write(descriptor, content.constData(), std::size_t(content.size()));
    ::close(descriptor);
    return written == content.size();
}

} // namespace

bool writePrivately(const QString &path, const QByteArray &content)
{
    if (isPipeOrDevice(path)) // a file would take its place
        return writeThrough(path, content);
    const QFileInfo link(path);
    const QString target = link.isSymLink() ? link.symLinkTarget() : path;
    // Unlike QSaveFile's, it has mode 0600 from its creation on: a descriptor that somebody gets before a
    // chmod() stays readable.
    QTemporaryFile file(target + QStringLiteral(".XXXXXX"));
    if (QFileInfo(target).isDir() || !file.open() || file.write(content) != content.size() || !file.flush() ||
        ::fsync(file.handle()) != 0)
        return false;
    const bool isRenamed = std::rename(QFile::encodeName(file.fileName()).constData(),
                                       QFile::encodeName(target).constData()) == 0;
    file.setAutoRemove(!isRenamed);
    return isRenamed;
}

} // namespace lancast::net
