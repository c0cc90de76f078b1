#include "relay/local_addresses.h"

#include "network/machine_names.h"
#include "network/network_urls.h"

#include <QNetworkInterface>
#include <QSysInfo>

namespace lancast::net {

namespace {

QStringList certificateNames(const RelayOptions &options)
{
    QStringList names{QStringLiteral("localhost")};
    names += machineNames();
    for (const QString &allowed : options.allowedHosts) {
        if (QHostAddress(allowed).isNull())
            names.append(QString::fromLatin1(QUrl::toAce(allowed)));
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace

LocalAddresses::LocalAddresses(const RelayOptions &options, QObject *parent)
    : QObject(parent)
    , m_bind(options.bind)
    , m_isTlsWanted(options.tls.isWanted)
    , m_resolverFile(options.resolverFile)
    , m_look(options.ownAddresses)
    , m_originPolicy(QSysInfo::machineHostName(), options.allowedHosts + machineNames())
    , m_tls(options.tls, certificateNames(options))
{
    m_originPolicy.setEmbedding(options.embedding);
}

QList<NetworkAddress> LocalAddresses::look() const
{
    if (!m_look)
        return networkAddresses();
    QList<NetworkAddress> addresses;
    for (const QHostAddress &address : m_look())
        addresses.append({QString(), NetworkKind::Ethernet, address});
    return addresses;
}

bool LocalAddresses::start()
{
    (void)update();
    return !m_isTlsWanted || m_tls.load(certificateAddresses());
}

bool LocalAddresses::reloadCertificate()
{
    return !m_isTlsWanted || m_tls.load(certificateAddresses());
}

/// True if they are other ones than before.
bool LocalAddresses::update()
{
    const QList<NetworkAddress> networks = look();
    const QList<QHostAddress> hosts = m_look ? m_look() : QNetworkInterface::allAddresses();
    const bool isNew = networks != m_addresses || hosts != m_hosts;
    m_addresses = networks;
    m_hosts = hosts;
    m_originPolicy.setAddresses(hosts);
    m_originPolicy.setNamesAtHome(namesAtHomeNow(m_resolverFile));
    return isNew;
}

QList<QHostAddress> LocalAddresses::certificateAddresses() const
{
    QList<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost),
                                  QHostAddress(QHostAddress::LocalHostIPv6)};
    for (const NetworkAddress &one : m_addresses) {
        if (isLasting(one))
            addresses.append(one.address);
    }
    return addresses;
}

void LocalAddresses::refresh(StreamUse use)
{
    const bool isNew = update();
    // If that fails the old one stays, and browsers warn.
    const bool isRemade = m_isTlsWanted && use == StreamUse::Idle && m_tls.follow(certificateAddresses());
    if (isNew || isRemade)
        emit changed();
}

QList<QUrl> LocalAddresses::urls(quint16 port) const
{
    QList<QHostAddress> addresses;
    for (const NetworkAddress &one : m_addresses)
        addresses.append(one.address);
    return networkUrls(addresses, m_bind, port,
                       m_isTlsWanted ? QStringLiteral("https") : QStringLiteral("http"));
}

QList<QHostAddress> LocalAddresses::guestAddresses() const
{
    QList<QHostAddress> addresses;
    for (const NetworkAddress &one : m_addresses) {
        const bool isIpv4 = one.address.protocol() == QAbstractSocket::IPv4Protocol;
        if (m_bind == QHostAddress::Any || m_bind == one.address ||
            (m_bind == QHostAddress::AnyIPv4 && isIpv4) || (m_bind == QHostAddress::AnyIPv6 && !isIpv4))
            addresses.append(one.address);
    }
    return addresses;
}

std::optional<QSslConfiguration> LocalAddresses::tls() const
{
    return m_isTlsWanted ? std::optional(m_tls.configuration()) : std::nullopt;
}

QString LocalAddresses::fingerprint() const
{
    return m_isTlsWanted ? m_tls.fingerprint() : QString();
}

QString LocalAddresses::keyFingerprint() const
{
    return m_isTlsWanted ? m_tls.keyFingerprint() : QString();
}

} // namespace lancast::net
