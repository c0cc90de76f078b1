#include "net/status_json.h"

#include <QFileInfo>
#include <QJsonArray>

namespace lancast::net {

namespace {

QJsonValue orNull(std::optional<int> reported)
{
    return reported ? QJsonValue(*reported) : QJsonValue();
}

double seconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000;
}

QJsonObject toJson(const relay::ClientStatus &client)
{
    return {{QStringLiteral("id"), qint64(client.id)},
            {QStringLiteral("role"), relay::toString(client.role)},
            {QStringLiteral("address"), client.address},
            {QStringLiteral("agent"), client.agent},
            {QStringLiteral("seconds"), seconds(client.connectedFor)},
            {QStringLiteral("bytes"), qint64(client.bytes)},
            {QStringLiteral("queuedBytes"), client.queuedBytes},
            {QStringLiteral("droppedChunks"), qint64(client.droppedChunks)},
            {QStringLiteral("lagging"), client.isLagging},
            {QStringLiteral("delayMs"), orNull(client.delayMs)},
            {QStringLiteral("behindMs"), orNull(client.behindMs)},
            {QStringLiteral("stalls"), orNull(client.stalls)},
            {QStringLiteral("droppedFrames"), orNull(client.droppedFrames)}};
}

/// The file's name alone: where the host keeps it is nobody else's business.
QJsonObject toJson(const relay::RecordingFileStatus &file)
{
    const auto left = file.timeLeft;
    return {{QStringLiteral("state"), relay::toString(file.state)},
            {QStringLiteral("file"), QFileInfo(file.path).fileName()},
            {QStringLiteral("seconds"), seconds(file.length)},
            {QStringLiteral("bytes"), file.bytes},
            {QStringLiteral("secondsLeft"), left ? QJsonValue(qint64(left->count())) : QJsonValue()},
            {QStringLiteral("trouble"), relay::toString(file.trouble)}};
}

} // namespace

QJsonObject toJson(const relay::StatusSnapshot &status)
{
    QJsonArray clients;
    for (const relay::ClientStatus &client : status.clients)
        clients.append(toJson(client));
    return {
        {QStringLiteral("version"), 1},
        {QStringLiteral("state"), relay::toString(status.state)},
        {QStringLiteral("liveSeconds"), seconds(status.liveFor)},
        {QStringLiteral("uptimeSeconds"), seconds(status.uptime)},
        {QStringLiteral("mime"), status.mime},
        {QStringLiteral("width"), status.width},
        {QStringLiteral("height"), status.height},
        {QStringLiteral("bitsPerSecondIn"), status.bitsPerSecondIn},
        {QStringLiteral("bitsPerSecondOut"), status.bitsPerSecondOut},
        {QStringLiteral("gopCache"), QJsonObject{{QStringLiteral("bytes"), status.gopCacheBytes},
                                                 {QStringLiteral("limitBytes"), status.gopCacheLimitBytes},
                                                 {QStringLiteral("seconds"), seconds(status.gopCacheSpan)}}},
        {QStringLiteral("media"), QJsonObject{{QStringLiteral("bytes"), status.mediaBytes},
                                              {QStringLiteral("limitBytes"), status.mediaLimitBytes}}},
        {QStringLiteral("recordingFile"), toJson(status.recordingFile)},
        {QStringLiteral("viewers"), status.viewers},
        {QStringLiteral("clients"), clients},
        {QStringLiteral("totals"), QJsonObject{{QStringLiteral("bytesIn"), qint64(status.totalBytesIn)},
                                               {QStringLiteral("bytesOut"), qint64(status.totalBytesOut)},
                                               {QStringLiteral("viewers"), qint64(status.totalViewers)},
                                               {QStringLiteral("recordings"), qint64(status.recordings)}}}};
}

} // namespace lancast::net
