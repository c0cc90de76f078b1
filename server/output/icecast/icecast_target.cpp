#include "output/icecast/icecast_target.h"

#include <algorithm>

namespace lancast::icecast {

namespace {

const QString plainScheme = QStringLiteral("http");
const QString encryptedScheme = QStringLiteral("https");

/// A password with a "@", "/" or ":" has to be percent-encoded: what is read instead must not be shown.
QString faultOf(const QUrl &url)
{
    const bool isWeb = url.scheme() == plainScheme || url.scheme() == encryptedScheme;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return QStringLiteral("it is no http:// or https:// URL with a host");
    if (url.port() == 0)
        return QStringLiteral("nobody can be reached at port 0");
    if (url.path().size() < 2 || url.hasQuery() || url.hasFragment())
        return QStringLiteral("it does not end with a mount, such as /live.webm");
    return {};
}

bool isControl(QChar c)
{
    return c < QLatin1Char(' ') || c == QChar(0x7f);
}

} // namespace

QUrl IcecastTarget::address() const
{
    QUrl url;
    url.setScheme(isEncrypted ? encryptedScheme : plainScheme);
    url.setHost(host);
    if (!isEncrypted || port != defaultTlsPort)
        url.setPort(port);
    url.setPath(QString::fromLatin1(mount), QUrl::TolerantMode);
    return url;
}

QString noPasswordFault()
{
    return QStringLiteral("Icecast takes a stream by password only, and none is given.");
}

IcecastTargetResult readTarget(const QString &text, const QString &password)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (const QString fault = faultOf(url); !fault.isEmpty())
        return {
            QStringLiteral("Icecast's address is to look like http://source:PASSWORD@HOST:8000/live.webm, "
                           "but %1. Write special characters of the password as %-codes (@ is %40).")
                .arg(fault),
            {}};
    IcecastTarget target;
    target.host = url.host();
    target.isEncrypted = url.scheme() == encryptedScheme;
    target.port = quint16(url.port(target.isEncrypted ? defaultTlsPort : defaultPort));
    target.user = url.userName(QUrl::FullyDecoded);
    if (target.user.isEmpty())
        target.user = QStringLiteral("source");
    target.password = password.isEmpty() ? url.password(QUrl::FullyDecoded) : password;
    target.mount = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.password.isEmpty())
        return {noPasswordFault(), {}};
    if (std::ranges::any_of(target.user + target.password, isControl) ||
        target.user.contains(QLatin1Char(':')))
        return {QStringLiteral("Icecast's user or password has characters that cannot be sent."), {}};
    return {{}, target};
}

ListenerAddressResult readListenerAddress(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    QString fault = faultOf(url);
    if (fault.isEmpty() && !url.userInfo().isEmpty())
        fault = QStringLiteral("it has a user or a password, which every guest would read");
    if (fault.isEmpty())
        return {{}, url};
    return {QStringLiteral("The address at which guests get the stream from Icecast is to look like "
                           "http://HOST:8000/live.webm, but %1.")
                .arg(fault),
            {}};
}

} // namespace lancast::icecast
