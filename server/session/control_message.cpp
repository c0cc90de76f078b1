#include "session/control_message.h"

namespace lancast::net {

QJsonObject timeAnswer(const QJsonObject &message, const RelayClock &clock)
{
    return {{QStringLiteral("type"), QStringLiteral("time")},
            {QStringLiteral("id"), message.value(QLatin1String("id"))},
            {QStringLiteral("sent"), message.value(QLatin1String("sent"))},
            {QStringLiteral("relay"), clock.toEpoch(clock.now())}};
}

QJsonObject stateMessage(stream::StreamState state, int viewers)
{
    return {{QStringLiteral("type"), QStringLiteral("state")},
            {QStringLiteral("state"), stream::toString(state)},
            {QStringLiteral("viewers"), viewers}};
}

QJsonObject viewerStateMessage(const BroadcastState &state)
{
    QJsonObject message = stateMessage(state.stream, state.viewers);
    message.insert(QLatin1String("recording"), state.isRecording);
    return message;
}

QJsonObject keyMessage(const QByteArray &viewKey)
{
    return {{QStringLiteral("type"), QStringLiteral("key")},
            {QStringLiteral("key"), QString::fromLatin1(viewKey)}};
}

std::optional<int> reportedCount(const QJsonObject &message, QLatin1String key)
{
    const QJsonValue value = message.value(key);
    return value.isDouble() ? std::optional(int(qBound(0.0, value.toDouble(), 1e9))) : std::nullopt;
}

ClientReport clientReport(const QJsonObject &message)
{
    return {.delayMs = reportedCount(message, QLatin1String("delay")),
            .behindMs = reportedCount(message, QLatin1String("behind")),
            .stalls = reportedCount(message, QLatin1String("stalls")),
            .droppedFrames = reportedCount(message, QLatin1String("droppedFrames"))};
}

QJsonObject keyframeMessage()
{
    return {{QStringLiteral("type"), QStringLiteral("keyframe")}};
}

stream::RunPart recordingPart(const QJsonObject &message)
{
    const QString part = message.value(QLatin1String("part")).toString();
    if (part == QLatin1String("video"))
        return stream::RunPart::Video;
    return part == QLatin1String("audio") ? stream::RunPart::Audio : stream::RunPart::Whole;
}

qint64 recordingId(const QJsonObject &message)
{
    const qint64 id = message.value(QLatin1String("id")).toInteger(-1);
    return id >= 0 && id <= 0xFFFF'FFFFLL ? id : -1;
}

} // namespace lancast::net
