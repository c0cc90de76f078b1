#include "output/recording/recording_folder.h"

#include "output/recording/output_file.h"

#include <QFile>
#include <QLocale>

#include <cstring>
#include <optional>

#include <sys/resource.h>
#include <sys/statvfs.h>

namespace lancast::record {

namespace {

/// Room for an index (64 KiB), and some of the stream: with less, no part could be finished.
constexpr rlim_t leastFileBytes = 128'000;

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
}

/// How far files may grow (ulimit -f, LimitFSIZE=), if that is too little for any recording.
std::optional<qint64> tooSmallFileLimit()
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur >= leastFileBytes)
        return std::nullopt;
    return qint64(limit.rlim_cur);
}

/// The reason for which no file can be made and written; empty if one can.
QString faultOfWriting(const QString &folder, mode_t mode)
{
    OutputFile probe;
    // Hidden: nobody takes it for a recording.
    const bool isMade = probe.create(folder, QStringLiteral(".lancast"), mode);
    const bool isWritten = isMade && probe.append("x");
    const int error = probe.error();
    if (isMade)
        (void)QFile::remove(probe.path());
    return isWritten ? QString() : QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

QString faultOfRecordingFolder(const QString &folder, const RecordingFileLimits &limits)
{
    if (const auto limit = tooSmallFileLimit()) {
        return QStringLiteral(
                   "Cannot record to \"%1\": no file may grow beyond %2 here, and a recording takes %3 "
                   "at least. Raise that limit (ulimit -f, LimitFSIZE=).")
            .arg(folder, sizeText(*limit), sizeText(leastFileBytes));
    }
    const QString fault = faultOfWriting(folder, limits.fileMode);
    if (!fault.isEmpty())
        return QStringLiteral("Cannot record to \"%1\": %2. Choose another folder.").arg(folder, fault);
    const qint64 free = freeBytesIn(folder, limits);
    if (free < 0 || free > limits.minFreeBytes)
        return {};
    return QStringLiteral(
               "Cannot record to \"%1\": there are only %2 left on that disk, and %3 always stay free. "
               "Make room, or choose another folder.")
        .arg(folder, sizeText(free), sizeText(limits.minFreeBytes));
}

qint64 freeBytesIn(const QString &folder, const RecordingFileLimits &limits)
{
    if (limits.freeBytes)
        return limits.freeBytes(folder);
    struct statvfs facts = {};
    if (statvfs(QFile::encodeName(folder).constData(), &facts) != 0)
        return -1;
    return qint64(facts.f_bavail) * qint64(facts.f_frsize);
}

} // namespace lancast::record
