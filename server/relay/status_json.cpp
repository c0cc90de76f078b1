#include "relay/status_json.h"

#include <QFileInfo>
#include <QJsonArray>

namespace lancast::net {

namespace {

template<typename Number> QJsonValue orNull(std::optional<Number> reported)
{
    return reported ? QJsonValue(*reported) : QJsonValue();
}

QJsonValue secondsOrNull(std::optional<std::chrono::milliseconds> duration)
{
    return duration ? QJsonValue(stream::toSeconds(*duration)) : QJsonValue();
}

/// One of the figures of a connection over WebRTC; null for others.
QJsonValue orNull(const std::optional<WebRtcStatus> &webRtc, qint64 figure)
{
    return webRtc ? QJsonValue(figure) : QJsonValue();
}

QJsonObject toJson(const ClientStatus &client)
{
    const WebRtcStatus webRtc = client.webRtc.value_or(WebRtcStatus());
    return {{QStringLiteral("id"), qint64(client.id)},
            {QStringLiteral("role"), toString(client.role)},
            {QStringLiteral("address"), client.address},
            {QStringLiteral("agent"), client.agent},
            {QStringLiteral("seconds"), stream::toSeconds(client.connectedFor)},
            {QStringLiteral("bytes"), qint64(client.bytes)},
            {QStringLiteral("queuedBytes"), client.queuedBytes},
            {QStringLiteral("droppedChunks"), qint64(client.droppedChunks)},
            {QStringLiteral("lagging"), client.isLagging},
            {QStringLiteral("delayMs"), orNull(client.delayMs)},
            {QStringLiteral("behindMs"), orNull(client.behindMs)},
            {QStringLiteral("stalls"), orNull(client.stalls)},
            {QStringLiteral("droppedFrames"), orNull(client.droppedFrames)},
            {QStringLiteral("webrtc"), client.webRtc.has_value()},
            {QStringLiteral("lostPackets"), orNull(client.webRtc, qint64(webRtc.lostPackets))},
            {QStringLiteral("resentPackets"), orNull(client.webRtc, qint64(webRtc.resentPackets))},
            {QStringLiteral("roundTripMs"), orNull(client.webRtc, qint64(webRtc.roundTrip.count()))}};
}

/// Without its folder: that is nobody's business but the host's.
QJsonObject toJson(const record::RecordingFileStatus &file)
{
    return {{QStringLiteral("state"), record::toString(file.state)},
            {QStringLiteral("name"), QFileInfo(file.path).fileName()},
            {QStringLiteral("seconds"), stream::toSeconds(file.length)},
            {QStringLiteral("bytes"), file.bytes},
            {QStringLiteral("secondsLeft"), secondsOrNull(file.timeLeft)},
            {QStringLiteral("trouble"), record::toString(file.trouble)}};
}

QJsonObject toJson(const dvr::DvrStatus &rewind)
{
    return {{QStringLiteral("seconds"), stream::toSeconds(rewind.span)},
            {QStringLiteral("limitSeconds"), stream::toSeconds(rewind.limit)},
            {QStringLiteral("bytes"), rewind.bytes}};
}

QJsonObject toJson(const icecast::IcecastStatus &icecast)
{
    return {{QStringLiteral("state"), icecast::toString(icecast.state)},
            {QStringLiteral("address"), icecast.address.toString(QUrl::FullyEncoded)},
            {QStringLiteral("seconds"), stream::toSeconds(icecast.connectedFor)},
            {QStringLiteral("bytes"), qint64(icecast.bytes)},
            {QStringLiteral("queuedBytes"), icecast.queuedBytes},
            {QStringLiteral("droppedChunks"), qint64(icecast.droppedChunks)},
            {QStringLiteral("connections"), qint64(icecast.connections)},
            {QStringLiteral("trouble"), icecast::toString(icecast.trouble)}};
}

QJsonObject toJson(const ConnectionStatus &connections)
{
    return {{QStringLiteral("open"), connections.open},
            {QStringLiteral("limit"), connections.limit},
            {QStringLiteral("limitPerAddress"), connections.limitPerAddress},
            {QStringLiteral("refusedForAddress"), qint64(connections.refusedForAddress)},
            {QStringLiteral("addressFull"), connections.isAddressFull},
            {QStringLiteral("fullAddress"), connections.fullAddress}};
}

QJsonObject gopCacheJson(const StatusSnapshot &status)
{
    return {{QStringLiteral("bytes"), status.gopCacheBytes},
            {QStringLiteral("limitBytes"), status.gopCacheLimitBytes},
            {QStringLiteral("seconds"), stream::toSeconds(status.gopCacheSpan)}};
}

QJsonObject totalsJson(const StatusSnapshot &status)
{
    return {{QStringLiteral("bytesIn"), qint64(status.totalBytesIn)},
            {QStringLiteral("bytesOut"), qint64(status.totalBytesOut)},
            {QStringLiteral("viewers"), qint64(status.totalViewers)},
            {QStringLiteral("droppedChunks"), qint64(status.totalDroppedChunks)},
            {QStringLiteral("recordings"), qint64(status.encoderRuns)}};
}

} // namespace

QJsonObject toJson(const StatusSnapshot &status)
{
    QJsonArray clients;
    for (const ClientStatus &client : status.clients)
        clients.append(toJson(client));
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("state"), stream::toString(status.state)},
            {QStringLiteral("liveSeconds"), stream::toSeconds(status.liveFor)},
            {QStringLiteral("uptimeSeconds"), stream::toSeconds(status.uptime)},
            {QStringLiteral("mime"), status.mime},
            {QStringLiteral("width"), status.width},
            {QStringLiteral("height"), status.height},
            {QStringLiteral("bitsPerSecondIn"), status.bitsPerSecondIn},
            {QStringLiteral("bitsPerSecondOut"), status.bitsPerSecondOut},
            {QStringLiteral("framesPerSecond"), status.framesPerSecond},
            {QStringLiteral("pictureAgeSeconds"), secondsOrNull(status.frameAge)},
            {QStringLiteral("cpuShare"), orNull(status.cpuShare)},
            {QStringLiteral("gopCache"), gopCacheJson(status)},
            {QStringLiteral("media"), QJsonObject{{QStringLiteral("bytes"), status.mediaBytes},
                                                  {QStringLiteral("limitBytes"), status.mediaLimitBytes}}},
            {QStringLiteral("connections"), toJson(status.connections)},
            {QStringLiteral("recordingFile"), toJson(status.recordingFile)},
            {QStringLiteral("rewind"), toJson(status.rewind)},
            {QStringLiteral("icecast"), toJson(status.icecast)},
            {QStringLiteral("viewers"), status.viewers},
            {QStringLiteral("clients"), clients},
            {QStringLiteral("totals"), totalsJson(status)}};
}

} // namespace lancast::net
