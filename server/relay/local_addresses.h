// The machine's addresses as they are now, and what hangs on them: URLs, the Host check, the certificate.
#pragma once

#include "http/origin_policy.h"
#include "network/network_addresses.h"
#include "relay/relay_options.h"
#include "tls/tls_identity.h"

#include <QObject>
#include <QUrl>

namespace lancast::net {

class LocalAddresses final : public QObject
{
    Q_OBJECT

public:
    enum class StreamUse { Idle, Live };

    explicit LocalAddresses(const RelayOptions &options, QObject *parent = nullptr);

    /// False if there is no certificate for the HTTPS that is wanted: errorString() says why.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorString() const { return m_tls.errorString(); }
    /// Reads the certificate again. False, and the old one goes on, if there is none to show: errorString().
    [[nodiscard]] bool reloadCertificate();
    /// Looks again; interfaces come and go without a signal from Qt. The certificate does not follow while
    /// the stream is live: browsers that have accepted it would be refused on their next connection.
    void refresh(StreamUse use);

    /// See OriginPolicy::allow(). A certificate that was made before does not name it.
    void allowHost(const QString &host) { m_originPolicy.allow(host); }
    /// See OriginPolicy::setSharedHosts().
    void setSharedHosts(const QStringList &hosts) { m_originPolicy.setSharedHosts(hosts); }
    [[nodiscard]] const OriginPolicy &originPolicy() const { return m_originPolicy; }
    /// One URL for each address that others may reach the relay at; the likeliest network first.
    [[nodiscard]] QList<QUrl> urls(quint16 port) const;
    /// Those addresses.
    [[nodiscard]] QList<QHostAddress> guestAddresses() const;
    /// Empty without HTTPS.
    [[nodiscard]] std::optional<QSslConfiguration> tls() const;
    [[nodiscard]] QString fingerprint() const;
    /// Of its public key, which stays when the certificate is made again for further names.
    [[nodiscard]] QString keyFingerprint() const;

signals:
    void changed();

private:
    [[nodiscard]] QList<NetworkAddress> look() const;
    [[nodiscard]] QList<QHostAddress> certificateAddresses() const;
    bool update();

    const QHostAddress m_bind;
    const bool m_isTlsWanted;
    const QString m_resolverFile;
    const std::function<QList<QHostAddress>()> m_look; ///< empty: as the system says
    QList<NetworkAddress> m_addresses;
    QList<QHostAddress> m_hosts; ///< all of them, also those that no guest uses
    OriginPolicy m_originPolicy;
    TlsIdentity m_tls;
};

} // namespace lancast::net
