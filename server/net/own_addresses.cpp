#include "net/own_addresses.h"

#include "net/ready_file.h"

#include <QNetworkInterface>
#include <QSysInfo>

namespace lancast::net {

namespace {

QStringList certificateNames(const RelayOptions &options)
{
    const QString host = QSysInfo::machineHostName();
    QStringList names{QStringLiteral("localhost"), host,
                      host.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".local")};
    for (const QString &allowed : options.allowedHosts) {
        if (QHostAddress(allowed).isNull())
            names.append(allowed);
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace

OwnAddresses::OwnAddresses(const RelayOptions &options, QObject *parent)
    : QObject(parent)
    , m_bind(options.bind)
    , m_isTlsWanted(options.tls.isWanted)
    , m_look(options.ownAddresses)
    , m_hostCheck(QSysInfo::machineHostName(), options.allowedHosts)
    , m_tls(options.tls, certificateNames(options))
{
}

QList<QHostAddress> OwnAddresses::look() const
{
    return m_look ? m_look() : QNetworkInterface::allAddresses();
}

bool OwnAddresses::start()
{
    m_addresses = look();
    m_hostCheck.setAddresses(m_addresses);
    return !m_isTlsWanted || m_tls.load(m_addresses);
}

bool OwnAddresses::reloadCertificate()
{
    return !m_isTlsWanted || m_tls.load(m_addresses);
}

void OwnAddresses::refresh()
{
    const QList<QHostAddress> addresses = look();
    if (addresses == m_addresses)
        return;
    m_addresses = addresses;
    m_hostCheck.setAddresses(m_addresses);
    if (m_isTlsWanted)
        (void)m_tls.follow(m_addresses); // if that fails the old one goes on, and browsers warn
    emit changed();
}

QList<QUrl> OwnAddresses::urls(quint16 port) const
{
    return networkUrls(m_addresses, m_bind, port,
                       m_isTlsWanted ? QStringLiteral("https") : QStringLiteral("http"));
}

std::optional<QSslConfiguration> OwnAddresses::tls() const
{
    return m_isTlsWanted ? std::optional(m_tls.configuration()) : std::nullopt;
}

QString OwnAddresses::fingerprint() const
{
    return m_isTlsWanted ? m_tls.fingerprint() : QString();
}

} // namespace lancast::net
