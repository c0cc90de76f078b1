// Tells other programs that the relay listens, and how to reach it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace lancast::net {

struct ReadyFacts
{
    quint16 port = 0;
    QUrl loopbackUrl;
    QList<QUrl> urls; ///< for others on the network
    QByteArray publishToken;
    QByteArray viewKey{};       ///< empty: nobody needs one
    QList<quint16> seedPorts{}; ///< four, or none
};

/// Writes JSON with mode 0600, whole or not at all. False if that failed.
[[nodiscard]] bool writeReadyFile(const QString &path, const ReadyFacts &facts);

} // namespace lancast::net
