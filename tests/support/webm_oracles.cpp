#include "tests/support/webm_oracles.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <webm/buffer_reader.h>
#include <webm/callback.h>
#include <webm/webm_parser.h>

namespace lancast::test {

using std::chrono::milliseconds;

namespace {

class FrameCollector final : public webm::Callback
{
public:
    QList<OracleFrame> frames;

    webm::Status OnClusterBegin(const webm::ElementMetadata &, const webm::Cluster &cluster,
                                webm::Action *action) override
    {
        m_clusterTime = static_cast<qint64>(cluster.timecode.value());
        *action = webm::Action::kRead;
        return webm::Status(webm::Status::kOkCompleted);
    }

    webm::Status OnSimpleBlockBegin(const webm::ElementMetadata &, const webm::SimpleBlock &block,
                                    webm::Action *action) override
    {
        begin(block, block.is_key_frame);
        *action = webm::Action::kRead;
        return webm::Status(webm::Status::kOkCompleted);
    }

    webm::Status OnBlockGroupBegin(const webm::ElementMetadata &, webm::Action *action) override
    {
        m_groupStart = frames.size();
        *action = webm::Action::kRead;
        return webm::Status(webm::Status::kOkCompleted);
    }

    webm::Status OnBlockBegin(const webm::ElementMetadata &, const webm::Block &block,
                              webm::Action *action) override
    {
        begin(block, true);
        *action = webm::Action::kRead;
        return webm::Status(webm::Status::kOkCompleted);
    }

    webm::Status OnBlockGroupEnd(const webm::ElementMetadata &, const webm::BlockGroup &group) override
    {
        // Whether it refers to another frame is known only at its end.
        for (qsizetype i = m_groupStart; i < frames.size(); ++i)
            frames[i].isKeyframe = group.references.empty();
        return webm::Status(webm::Status::kOkCompleted);
    }

    webm::Status OnFrame(const webm::FrameMetadata &, webm::Reader *reader, std::uint64_t *remaining) override
    {
        while (*remaining > 0) {
            const qsizetype old = m_payload.size();
            m_payload.resize(old + static_cast<qsizetype>(*remaining));
            std::uint64_t count = 0;
            const auto status =
                reader->Read(*remaining, reinterpret_cast<quint8 *>(m_payload.data()) + old, &count);
            m_payload.resize(old + static_cast<qsizetype>(count));
            *remaining -= count;
            if (!status.ok())
                return status;
        }
        m_frame.size = m_payload.size();
        m_frame.md5 = md5(m_payload);
        frames.append(m_frame);
        m_payload.clear();
        return webm::Status(webm::Status::kOkCompleted);
    }

private:
    void begin(const webm::Block &block, bool isKeyframe)
    {
        m_frame.track = block.track_number;
        m_frame.time = milliseconds(m_clusterTime + block.timecode);
        m_frame.isKeyframe = isKeyframe;
    }

    qint64 m_clusterTime = 0;
    qsizetype m_groupStart = 0;
    OracleFrame m_frame;
    QByteArray m_payload;
};

struct ProcessOutput
{
    QString error;
    QByteArray output;
};

ProcessOutput run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {program + QStringLiteral(": ") + process.errorString(), {}};
    const QByteArray complaints = process.readAllStandardError().trimmed();
    if (process.exitCode() != 0 || !complaints.isEmpty())
        return {QString::fromUtf8(complaints) + QStringLiteral(" (%1)").arg(process.exitCode()), {}};
    return {{}, process.readAllStandardOutput()};
}

milliseconds parseTime(const QRegularExpressionMatch &match)
{
    const double seconds = match.captured(QStringLiteral("s")).toDouble() +
                           60 * match.captured(QStringLiteral("m")).toDouble() +
                           3600 * match.captured(QStringLiteral("h")).toDouble();
    return milliseconds(qRound64(1000 * seconds));
}

} // namespace

QByteArray md5(QByteArrayView payload)
{
    return QCryptographicHash::hash(payload, QCryptographicHash::Md5).toHex();
}

OracleResult readWithLibwebm(const QByteArray &bytes)
{
    webm::BufferReader reader(std::vector<quint8>(bytes.begin(), bytes.end()));
    webm::WebmParser parser;
    FrameCollector collector;
    const webm::Status status = parser.Feed(&collector, &reader);
    OracleResult result;
    if (!status.completed_ok())
        result.error = QStringLiteral("libwebm: status %1").arg(int(status.code));
    result.frames = collector.frames;
    return result;
}

OracleResult readWithFfprobe(const QString &path)
{
    const auto [error, output] =
        run(QStringLiteral("ffprobe"),
            {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-show_packets"),
             QStringLiteral("-show_data_hash"), QStringLiteral("md5"), QStringLiteral("-of"),
             QStringLiteral("json"), path});
    OracleResult result;
    result.error = error;
    const QJsonArray packets = QJsonDocument::fromJson(output)[QStringLiteral("packets")].toArray();
    for (const auto &value : packets) {
        const QJsonObject packet = value.toObject();
        OracleFrame frame;
        frame.track = static_cast<quint64>(packet[QStringLiteral("stream_index")].toInt()) + 1;
        frame.time = milliseconds(qRound64(1000 * packet[QStringLiteral("pts_time")].toString().toDouble()));
        frame.size = packet[QStringLiteral("size")].toString().toLongLong();
        frame.isKeyframe = packet[QStringLiteral("flags")].toString().startsWith(QLatin1Char('K'));
        frame.md5 = packet[QStringLiteral("data_hash")].toString().section(QLatin1Char(':'), 1).toLatin1();
        result.frames.append(frame);
    }
    return result;
}

OracleResult readWithMkvinfo(const QString &path)
{
    const auto [error, output] =
        run(QStringLiteral("mkvinfo"), {QStringLiteral("--ui-language"), QStringLiteral("en_US"),
                                        QStringLiteral("-v"), QStringLiteral("-v"), path});
    static const QRegularExpression blockLine(QStringLiteral(
        "lock: (?<key>key, )?track number (?<track>\\d+), .*timestamp (?<h>\\d+):(?<m>\\d+):(?<s>[\\d.]+)"));
    static const QRegularExpression frameLine(QStringLiteral("Frame with size (?<size>\\d+)"));
    OracleResult result;
    result.error = error;
    OracleFrame frame;
    for (const QString &line : QString::fromUtf8(output).split(QLatin1Char('\n'))) {
        if (const auto block = blockLine.match(line); block.hasMatch()) {
            frame.track = block.captured(QStringLiteral("track")).toULongLong();
            frame.time = parseTime(block);
            frame.isKeyframe = block.hasCaptured(QStringLiteral("key"));
        } else if (const auto size = frameLine.match(line); size.hasMatch()) {
            frame.size = size.captured(QStringLiteral("size")).toLongLong();
            result.frames.append(frame);
        }
    }
    return result;
}

} // namespace lancast::test
