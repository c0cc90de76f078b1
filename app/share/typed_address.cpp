#include "share/typed_address.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString notAnAddress()
{
    return QCoreApplication::translate("TypedAddress",
                                       "That is no name or address. Examples: stream.example, 192.168.1.20.");
}

QString onlyHere()
{
    return QCoreApplication::translate(
        "TypedAddress", "That address leads every device to itself. Type one that leads here.");
}

bool isIpv6(const QString &text)
{
    return QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol;
}

/// Without the scheme of a link, and without what follows its host and port.
QString authorityOf(const QString &text)
{
    static const QRegularExpression scheme(u"\\Ahttps?://"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression rest(u"[/?#].*\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    QString authority = text.trimmed();
    authority.remove(scheme);
    if (authority.contains("://"_L1))
        return {}; // of another scheme
    authority.remove(rest);
    return isIpv6(authority) ? u'[' + authority + u']' : authority;
}

/// RFC 1123 section 2.1 after IDNA, and the underscore that some networks use.
bool isHostName(const QString &host)
{
    static const QRegularExpression name(
        u"\\A(?=.{1,253}\\z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\z"_s);
    // What ends in a number is an IPv4 address, and then has to be a whole one.
    static const QRegularExpression number(u"(\\A|\\.)([0-9]+|0x[0-9a-f]*)\\z"_s);
    return name.match(host).hasMatch() && !number.match(host).hasMatch();
}

bool leadsToItself(const QString &host)
{
    const QHostAddress address(host);
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || address.isLoopback() ||
           address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

/// \a host as QUrl has read it from \a authority: it takes "1.2" for 1.0.0.2, which is nobody's wish.
bool isPlainAddress(const QString &host, const QString &authority)
{
    const QHostAddress address(host);
    if (address.isNull() || address.isMulticast() || address.isBroadcast() || !address.scopeId().isEmpty())
        return false;
    return address.protocol() == QAbstractSocket::IPv6Protocol || authority.startsWith(host);
}

} // namespace

QString TypedAddress::toString() const
{
    const QString name = isIpv6(host) ? u'[' + host + u']' : host;
    return port == 0 ? name : name + u':' + QString::number(port);
}

TypedAddressResult readTypedAddress(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    const QString authority = authorityOf(text);
    const QUrl url(u"http://"_s + authority + u'/', QUrl::StrictMode);
    if (!url.isValid() || !url.userInfo().isEmpty() || url.port() == 0 || url.path() != "/"_L1)
        return {notAnAddress(), {}};
    static const QRegularExpression rootDot(u"\\.\\z"_s);
    const QString host = url.host().toLower().remove(rootDot);
    if (!isPlainAddress(host, authority) && !isHostName(QString::fromLatin1(QUrl::toAce(host))))
        return {notAnAddress(), {}};
    if (leadsToItself(host))
        return {onlyHere(), {}};
    return {{}, {host, quint16(url.port(0))}};
}

} // namespace lancast::app
