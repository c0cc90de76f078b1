#include "record/recording_folder.h"

#include "record/output_file.h"

#include <QFile>
#include <QLocale>

#include <cstring>

#include <sys/statvfs.h>

namespace lancast::record {

namespace {

/// The reason for which no file can be made and written; empty if one can.
QString faultOfWriting(const QString &folder)
{
    OutputFile probe;
    // Hidden: nobody takes it for a recording.
    const bool isMade = probe.create(folder, QStringLiteral(".lancast"));
    const bool isWritten = isMade && probe.append("x");
    const int error = probe.error();
    if (isMade)
        (void)QFile::remove(probe.path());
    return isWritten ? QString() : QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

QString faultOfRecordingFolder(const QString &folder, const RecordingFileLimits &limits)
{
    const QString fault = faultOfWriting(folder);
    if (!fault.isEmpty())
        return QStringLiteral("Cannot record to \"%1\": %2. Choose another folder.").arg(folder, fault);
    const qint64 free = freeBytesIn(folder, limits);
    if (free < 0 || free > limits.minFreeBytes)
        return {};
    const auto size = [](qint64 bytes) {
        return QLocale::c().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
    };
    return QStringLiteral(
               "Cannot record to \"%1\": there are only %2 left on that disk, and %3 always stay free. "
               "Make room, or choose another folder.")
        .arg(folder, size(free), size(limits.minFreeBytes));
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
