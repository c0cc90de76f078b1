#include "output/dvr/anonymous_file.h"

#include <QFile>

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::dvr {

AnonymousFile::~AnonymousFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool AnonymousFile::open(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    m_descriptor = ::open(path.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return m_descriptor >= 0;
    // Network file systems and FUSE mostly know no nameless files.
    QByteArray name = path + "/rewind-XXXXXX";
    m_descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    return m_descriptor >= 0 && ::unlink(name.constData()) == 0;
}

bool AnonymousFile::write(qint64 offset, std::span<const QByteArrayView> parts) const
{
    for (const QByteArrayView part : parts) {
        if (!writePart(offset, part))
            return false;
        offset += part.size();
    }
    return true;
}

bool AnonymousFile::writePart(qint64 offset, QByteArrayView part) const
{
    while (!part.isEmpty()) {
        const ssize_t written = ::pwrite(m_descriptor, part.data(), size_t(part.size()), offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        part = part.sliced(written);
        offset += written;
    }
    return true;
}

QByteArray AnonymousFile::read(qint64 offset, qsizetype length) const
{
    QByteArray bytes(length, Qt::Uninitialized);
    qsizetype count = 0;
    while (count < length) {
        const ssize_t got =
            ::pread(m_descriptor, bytes.data() + count, size_t(length - count), offset + count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        count += got;
    }
    bytes.truncate(count);
    return bytes;
}

} // namespace lancast::dvr
