#include "base/small_file.h"

#include "base/descriptor.h"

#include <QDeadlineTimer>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

namespace lancast::net {

namespace {

SmallFile unreadable(const QString &path, const QString &reason)
{
    return {QStringLiteral("Cannot read \"%1\": %2.").arg(path, reason), {}};
}

/// False: nothing came in time.
bool waitForBytes(int descriptor, const QDeadlineTimer &deadline)
{
    pollfd waiting{descriptor, POLLIN, 0};
    int count = 0;
    do {
        count = ::poll(&waiting, 1, int(deadline.remainingTime()));
    } while (count < 0 && errno == EINTR);
    return count > 0;
}

} // namespace

SmallFile readSmallFile(const QString &path, qsizetype maxBytes, std::chrono::milliseconds patience)
{
    // Opening a pipe must not wait for the other side.
    const Descriptor descriptor(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat facts = {};
    if (descriptor.get() < 0 || fstat(descriptor.get(), &facts) != 0)
        return unreadable(path, qt_error_string(errno));
    if (S_ISDIR(facts.st_mode))
        return unreadable(path, QStringLiteral("it is a folder"));
    const QDeadlineTimer deadline(patience);
    QByteArray content(maxBytes + 1, Qt::Uninitialized);
    qsizetype size = 0;
    while (size <= maxBytes) {
        if (!S_ISREG(facts.st_mode) && !waitForBytes(descriptor.get(), deadline))
            return unreadable(path, QStringLiteral("its end did not come within %1 seconds")
                                        .arg(std::chrono::ceil<std::chrono::seconds>(patience).count()));
        const ssize_t count =
            ::read(descriptor.get(), content.data() + size, std::size_t(content.size() - size));
        if (count == 0)
            return {{}, content.first(size)};
        if (count < 0 && errno != EINTR && errno != EAGAIN)
            return unreadable(path, qt_error_string(errno));
        size += std::max<ssize_t>(count, 0);
    }
    return unreadable(path, QStringLiteral("it is larger than %1 KiB").arg(maxBytes / 1024));
}

} // namespace lancast::net
