#include "source/replay_source.h"

#include "base/descriptor.h"
#include "source/document_reader.h"
#include "source/file_input.h"
#include "source/pipe_input.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::net {

namespace {

constexpr qsizetype probeBytes = 64 * 1024;

ReplaySource failed(const QString &name, const QString &reason)
{
    return {nullptr, replayFailure(name, reason)};
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno)) + QLatin1Char('.');
}

/// Why there is nothing to play from the file's beginning on; empty if there is.
QString faultOfContent(int descriptor)
{
    source::DocumentReader reader;
    std::vector<source::SourceBlock> blocks;
    QByteArray bytes(probeBytes, Qt::Uninitialized);
    ssize_t count = 1;
    while (blocks.empty() && !reader.isUnreadable() && count > 0) {
        count = ::read(descriptor, bytes.data(), std::size_t(bytes.size()));
        if (count < 0)
            return systemReason();
        reader.feed(QByteArrayView(bytes).first(count), blocks);
    }
    (void)::lseek(descriptor, 0, SEEK_SET);
    return blocks.empty() ? reader.fault() : QString();
}

/// The number of a descriptor that is open already, by which \a name names it; negative if it does not.
int namedDescriptor(const QString &name)
{
    return name == standardInput || name == QStringLiteral("/dev/stdin") ? STDIN_FILENO : -1;
}

} // namespace

QString replayFailure(const QString &name, const QString &reason)
{
    if (name == standardInput)
        return QStringLiteral("Cannot publish what comes on standard input: %1").arg(reason);
    return QStringLiteral("Cannot replay \"%1\": %2").arg(name, reason);
}

QString faultOfReplaySource(const QString &name)
{
    if (namedDescriptor(name) == STDIN_FILENO) {
        return isatty(STDIN_FILENO)
                   ? QStringLiteral("--replay %1 takes WebM from a pipe, and there is none.").arg(name)
                   : QString();
    }
    const QFileInfo file(name);
    if (file.isDir())
        return QStringLiteral("\"%1\" is a folder: --replay takes a file or a pipe.").arg(name);
    return file.exists() ? QString() : QStringLiteral("There is no file \"%1\" to replay.").arg(name);
}

ReplaySource openReplaySource(const QString &name)
{
    // Opening a named pipe must not wait for the other side.
    const int named = namedDescriptor(name);
    Descriptor descriptor(
        named >= 0 ? fcntl(named, F_DUPFD_CLOEXEC, 0)
                   : ::open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts = {};
    if (descriptor.get() < 0 || fstat(descriptor.get(), &facts) != 0)
        return failed(name, systemReason());
    if (S_ISDIR(facts.st_mode) || S_ISBLK(facts.st_mode))
        return failed(name, QStringLiteral("This is neither a file nor a pipe."));
    if (!S_ISREG(facts.st_mode))
        return {std::make_unique<PipeInput>(descriptor.take()), {}};
    if (name == standardInput)
        return {std::make_unique<FileInput>(descriptor.take(), QString()), {}};
    if (const QString fault = faultOfContent(descriptor.get()); !fault.isEmpty())
        return failed(name, fault);
    return {std::make_unique<FileInput>(descriptor.take(), name), {}};
}

} // namespace lancast::net
