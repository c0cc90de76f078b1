// The addresses of the relay as URLs, for others to open.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QUrl>

namespace lancast::net {

/// One URL for each of \a addresses, the machine's own, that others may reach a relay bound to \a bind at, in
/// their order. \a scheme: http or https.
[[nodiscard]] QList<QUrl> networkUrls(const QList<QHostAddress> &addresses, const QHostAddress &bind,
                                      quint16 port, const QString &scheme);

/// \a url as guests get it: the key is in the fragment, which no browser sends to anybody. An empty key
/// changes nothing.
[[nodiscard]] QUrl shareUrl(const QUrl &url, const QByteArray &viewKey);

} // namespace lancast::net
