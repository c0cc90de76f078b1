#include "tests/support/recording_files.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <array>

namespace lancast::test {

using std::chrono::milliseconds;

namespace {

QJsonObject ffprobe(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"), QStringList{QStringLiteral("-v"), QStringLiteral("error"),
                                                         QStringLiteral("-of"), QStringLiteral("json")} +
                                                 arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

milliseconds secondsIn(const QJsonObject &object, const char *key)
{
    return milliseconds(qRound64(1000 * object.value(QLatin1String(key)).toString().toDouble()));
}

/// Looks again whenever the file's thread has answered: QTest::qWaitFor() would sleep 10 ms before.
template<typename Condition> bool waitForDisk(Condition isTrue)
{
    const QDeadlineTimer deadline(20'000);
    QTimer wake;
    wake.start(100);
    while (!isTrue() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isTrue();
}

} // namespace

void publish(LiveStream &stream, const char *name, quint64 id, std::chrono::nanoseconds start)
{
    PacedPublisher publisher(stream, id, recording(name), start);
    const QString answer = publisher.publishAll();
    if (!answer.isEmpty())
        qFatal("%s: %s", name, qPrintable(answer));
    stream.endRun(id);
}

QStringList filesIn(const QString &folder)
{
    const QDir directory(folder);
    QStringList paths;
    for (const QString &name : directory.entryList(QDir::Files, QDir::Name))
        paths.append(directory.filePath(name));
    return paths;
}

bool waitUntilIdle(const record::RecordingFile &file)
{
    return waitForDisk([&file] { return !file.isBusy(); });
}

bool waitUntilWritten(const record::RecordingFile &file)
{
    return waitForDisk([&file] { return file.unwrittenBytes() == 0; });
}

QString recordOne(const QString &folder, const char *name)
{
    LiveStream stream;
    const net::RelayClock clock;
    record::RecordingFile file(stream.feed(), clock);
    file.start(folder, {});
    publish(stream, name, 1, std::chrono::seconds(10));
    stream.end();
    file.stop();
    return waitUntilIdle(file) ? file.status().path : QString();
}

QByteArray recordUnfinished(const QString &folder, const char *name)
{
    LiveStream stream;
    const net::RelayClock clock;
    record::RecordingFile file(stream.feed(), clock);
    file.start(folder, {});
    publish(stream, name, 1, std::chrono::seconds(10));
    stream.publisherLost(std::chrono::seconds(13)); // all has left, and the stream is not over
    if (!waitUntilWritten(file))
        return {};
    return fileContent(filesIn(folder).value(0));
}

std::optional<milliseconds> durationOf(const QString &path)
{
    const QJsonObject format =
        ffprobe({QStringLiteral("-show_format"), path})[QStringLiteral("format")].toObject();
    if (!format.contains(QLatin1String("duration")))
        return std::nullopt;
    return secondsIn(format, "duration");
}

milliseconds endOf(const QString &path)
{
    milliseconds end{0};
    const QJsonArray packets =
        ffprobe({QStringLiteral("-show_packets"), path})[QStringLiteral("packets")].toArray();
    for (const QJsonValue &packet : packets) {
        const QJsonObject object = packet.toObject();
        end = std::max(end, secondsIn(object, "pts_time") + secondsIn(object, "duration_time"));
    }
    return end;
}

milliseconds landingOf(const QString &path, milliseconds time)
{
    const QString from = QString::number(double(time.count()) / 1000, 'f', 3);
    const QJsonObject read =
        ffprobe({QStringLiteral("-show_packets"), QStringLiteral("-select_streams"), QStringLiteral("v"),
                 QStringLiteral("-read_intervals"), from + QStringLiteral("%+#1"), path});
    const QJsonArray packets = read[QStringLiteral("packets")].toArray();
    return packets.isEmpty() ? milliseconds(-1) : secondsIn(packets[0].toObject(), "pts_time");
}

QString complaintAbout(const QString &path)
{
    const std::array results{readWithFfprobe(path), readWithMkvinfo(path),
                             readWithLibwebm(fileContent(path))};
    for (const OracleResult &result : results) {
        if (!result.error.isEmpty())
            return result.error;
        if (result.frames.isEmpty())
            return QStringLiteral("no frames");
    }
    return {};
}

} // namespace lancast::test
