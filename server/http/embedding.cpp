#include "http/embedding.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr char everybody[] = "*";

bool isEmbeddedPage(const RequestHead &head)
{
    return (head.path == "/" || head.path == "/icecast") && head.queryValue("embed") == "1";
}

/// As browsers write it: lower case, without the port that its scheme has by itself. Empty: none.
QByteArray originOf(const QUrl &url)
{
    const bool isHttps = url.scheme() == QLatin1String("https");
    if ((!isHttps && url.scheme() != QLatin1String("http")) || url.host().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    if (url.port() >= 0 && url.port() != (isHttps ? 443 : 80))
        origin.setPort(url.port());
    return origin.toEncoded();
}

/// QUrl completes addresses as browsers do: "1.2.3" is 1.2.0.3. Nobody means that.
bool isAsWritten(const QUrl &url, const QString &text)
{
    const bool isIpv4 = QHostAddress(url.host()).protocol() == QAbstractSocket::IPv4Protocol;
    return !isIpv4 || text.contains(url.host());
}

/// Who shows what \a head asks for: pages that are not to read it, only to show it, send no Origin.
QByteArray embedderOf(const RequestHead &head)
{
    const QByteArray origin = head.field("origin");
    return origin.isEmpty() ? originOf(QUrl(QString::fromLatin1(head.field("referer")))) : origin;
}

} // namespace

bool Embedding::add(const QString &text)
{
    QByteArray origin(everybody);
    if (text != QLatin1String(everybody)) {
        const QUrl url(text, QUrl::StrictMode);
        const bool hasMore = !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
                             (!url.path().isEmpty() && url.path() != QLatin1String("/"));
        const bool isSite = url.isValid() && !hasMore && url.port() != 0 && isAsWritten(url, text);
        origin = isSite ? originOf(url) : QByteArray();
    }
    if (origin.isEmpty())
        return false;
    if (!m_origins.contains(origin))
        m_origins.append(origin);
    return true;
}

QStringList Embedding::origins() const
{
    QStringList texts;
    for (const QByteArray &origin : m_origins)
        texts.append(QString::fromLatin1(origin));
    return texts;
}

bool Embedding::contains(const QByteArray &origin) const
{
    return m_origins.contains(everybody) || (!origin.isEmpty() && m_origins.contains(origin));
}

bool Embedding::allows(const RequestHead &head, const QByteArray &origin) const
{
    return head.path == livePath && contains(origin);
}

Sharing Embedding::sharingFor(const RequestHead &head) const
{
    Sharing sharing;
    if (m_origins.isEmpty())
        return sharing;
    if (isEmbeddedPage(head)) {
        sharing.frameAncestors = m_origins.contains(everybody) ? QByteArray(everybody) : m_origins.join(' ');
        sharing.resourcePolicy = "cross-origin";
        return sharing;
    }
    if (head.path != livePath)
        return sharing;
    sharing.fields.append("Vary: Origin, Referer");
    if (!contains(embedderOf(head)))
        return sharing;
    sharing.resourcePolicy = "cross-origin";
    if (const QByteArray origin = head.field("origin"); !origin.isEmpty())
        sharing.fields.append("Access-Control-Allow-Origin: " + origin);
    return sharing;
}

} // namespace lancast::net
