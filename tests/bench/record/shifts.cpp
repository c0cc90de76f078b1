#include "shifts.h"

#include "goal_table.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QProcess>

namespace lancast::bench {

using std::chrono::milliseconds;

namespace {

milliseconds toMilliseconds(QByteArrayView seconds)
{
    return milliseconds(qRound64(1000 * seconds.toByteArray().toDouble()));
}

std::vector<double> toDoubles(const std::vector<milliseconds> &values)
{
    std::vector<double> doubles;
    for (const milliseconds value : values)
        doubles.push_back(double(value.count()));
    return doubles;
}

} // namespace

FileReading readFile(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-show_data_hash"),
                   QStringLiteral("md5"), QStringLiteral("-show_entries"),
                   QStringLiteral("packet=stream_index,pts_time,duration_time,data_hash:format=duration"),
                   QStringLiteral("-of"), QStringLiteral("compact=nk=0"), path});
    FileReading reading;
    if (!process.waitForFinished(300'000))
        return {QStringLiteral("ffprobe does not end"), {}, {}};
    reading.complaint = QString::fromUtf8(process.readAllStandardError().trimmed());
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        QHash<QByteArray, QByteArray> fields;
        for (const QByteArray &field : line.trimmed().split('|'))
            fields.insert(field.left(field.indexOf('=')), field.mid(field.indexOf('=') + 1));
        if (line.startsWith("format|"))
            reading.duration = toMilliseconds(fields.value("duration"));
        else if (line.startsWith("packet|"))
            reading.packets.push_back(
                {fields.value("stream_index").toInt(), toMilliseconds(fields.value("pts_time")),
                 toMilliseconds(fields.value("duration_time")), fields.value("data_hash").mid(4)});
    }
    return reading;
}

double Shifts::soundBehindPicture() const
{
    return quantile(toDoubles(sound), 0.5) - quantile(toDoubles(picture), 0.5);
}

Shifts shiftsOf(const FileReading &file, const std::vector<webm::Frame> &blocks, milliseconds begin,
                milliseconds end)
{
    QHash<QByteArray, milliseconds> times;
    for (const webm::Frame &block : blocks)
        times.insert(QCryptographicHash::hash(block.payload, QCryptographicHash::Md5).toHex(),
                     std::chrono::round<milliseconds>(block.time));
    Shifts shifts;
    for (const FilePacket &packet : file.packets) {
        const auto found = times.constFind(packet.md5);
        if (packet.time < begin || packet.time >= end || found == times.constEnd())
            continue;
        (packet.track == 0 ? shifts.picture : shifts.sound).push_back(packet.time - *found);
    }
    return shifts;
}

quint64 backwardSteps(const FileReading &file)
{
    quint64 count = 0;
    QMap<int, milliseconds> newest;
    for (const FilePacket &packet : file.packets) {
        count += packet.time < newest.value(packet.track, packet.time);
        newest[packet.track] = packet.time;
    }
    return count;
}

} // namespace lancast::bench
