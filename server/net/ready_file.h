// Tells other programs that the relay listens, and how to reach it.
#pragma once

#include <QByteArray>
#include <QHostAddress>
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

/// One URL for each of \a addresses, the machine's own, that others may reach a relay bound to \a bind at, in
/// their order. \a scheme: http or https.
[[nodiscard]] QList<QUrl> networkUrls(const QList<QHostAddress> &addresses, const QHostAddress &bind,
                                      quint16 port, const QString &scheme);

/// \a url as guests get it: the key is in the fragment, which no browser sends to anybody. An empty key
/// changes nothing.
[[nodiscard]] QUrl shareUrl(const QUrl &url, const QByteArray &viewKey);

/// Writes JSON with mode 0600, whole or not at all. False if that failed.
[[nodiscard]] bool writeReadyFile(const QString &path, const ReadyFacts &facts);

} // namespace lancast::net
