// The certificate that HTTPS shows: the user's own, or one of our making.
#pragma once

#include "tls/certificate.h"
#include "tls/tls_options.h"

#include <QSslConfiguration>

namespace lancast::net {

/// One of our making is kept in the program's data folder, the key readable by the user alone. The key stays
/// as long as its file does; around it the certificate is made again when it does not name all of the
/// machine's lasting addresses, or is about to expire. Names are only added, up to maxAddresses.
class TlsIdentity final
{
public:
    TlsIdentity(TlsOptions options, QStringList names);

    static constexpr qsizetype maxAddresses = 64; ///< in a certificate; beyond it the oldest go

    /// False if there is no certificate to show: errorString() says why.
    [[nodiscard]] bool load(const QList<QHostAddress> &addresses);
    /// True if \a addresses asked for another certificate, and it was made.
    [[nodiscard]] bool follow(const QList<QHostAddress> &addresses);

    [[nodiscard]] const QSslConfiguration &configuration() const { return m_configuration; }
    [[nodiscard]] QString fingerprint() const; ///< SHA-256, "AB:CD:..."
    /// SHA-256 of the public key as the certificate carries it (RFC 7469 section 2.4).
    [[nodiscard]] QString keyFingerprint() const;
    [[nodiscard]] QString errorString() const { return m_errorString; }

private:
    [[nodiscard]] bool isOwn() const { return m_options.certificateFile.isEmpty(); }
    [[nodiscard]] bool loadFiles();
    [[nodiscard]] bool covers(const QList<QHostAddress> &addresses) const;
    [[nodiscard]] bool adopt(const PemPair &pair);
    [[nodiscard]] bool make(const QList<QHostAddress> &addresses);
    [[nodiscard]] QList<QHostAddress> namedAddresses() const;
    [[nodiscard]] QString pathOf(const char *name) const;

    const TlsOptions m_options;
    const QStringList m_names;
    QSslConfiguration m_configuration;
    QString m_errorString;
};

} // namespace lancast::net
