#include "host/relay_address.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qsizetype shortFingerprintLength = 8 * 3 - 1; // bytes as "AB", colons between them

} // namespace

QUrl guestUrl(const QHostAddress &address, const RelayAddress &relay)
{
    QUrl url;
    url.setScheme(relay.isSecure() ? u"https"_s : u"http"_s);
    QHostAddress plain = address;
    plain.setScopeId({});
    url.setHost(plain.toString());
    url.setPort(relay.port);
    url.setPath(u"/"_s);
    return url;
}

QUrl withViewKey(QUrl url, const RelayAddress &relay)
{
    // In the fragment, which browsers keep to themselves.
    if (!relay.viewKey.isEmpty())
        url.setFragment(u"key="_s + QString::fromLatin1(relay.viewKey));
    return url;
}

QUrl publishUrl(const QUrl &url, const RelayAddress &relay)
{
    QUrl result = url.resolved(QUrl(u"/publish"_s));
    result.setFragment(u"token="_s + QString::fromLatin1(relay.publishToken));
    return result;
}

QString shortFingerprint(const QString &fingerprint)
{
    return fingerprint.left(shortFingerprintLength);
}

} // namespace lancast::app
