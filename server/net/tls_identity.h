// The certificate that HTTPS shows: the user's own, or one of our making.
#pragma once

#include "net/certificate.h"
#include "net/relay_options.h"

#include <QSslConfiguration>

namespace lancast::net {

/// One of our making is kept in the program's data folder, the key readable by the user alone, and made anew
/// when it does not cover the machine's addresses any more or runs out.
class TlsIdentity final
{
public:
    TlsIdentity(TlsOptions options, QStringList names);

    /// False if there is no certificate to show: errorString() says why.
    [[nodiscard]] bool load(const QList<QHostAddress> &addresses);
    /// True if \a addresses asked for another certificate, and it was made.
    [[nodiscard]] bool follow(const QList<QHostAddress> &addresses);

    [[nodiscard]] const QSslConfiguration &configuration() const { return m_configuration; }
    [[nodiscard]] QString fingerprint() const; ///< SHA-256, "AB:CD:..."
    [[nodiscard]] QString errorString() const { return m_errorString; }

private:
    [[nodiscard]] bool isOwn() const { return m_options.certificateFile.isEmpty(); }
    [[nodiscard]] bool covers(const QList<QHostAddress> &addresses) const;
    [[nodiscard]] bool adopt(const PemPair &pair);
    [[nodiscard]] bool make(const QList<QHostAddress> &addresses);

    const TlsOptions m_options;
    const QStringList m_names;
    QSslConfiguration m_configuration;
    QString m_errorString;
};

} // namespace lancast::net
