#include "net/tls_identity.h"

#include "net/logging.h"
#include "net/peer_address.h"
#include "net/private_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>

#include <algorithm>

namespace lancast::net {

namespace {

/// Not on the last day: whoever has accepted it should not be surprised in the middle of a stream.
constexpr int daysToSpare = 30;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

TlsOptions withFiles(TlsOptions options)
{
    if (options.dataFolder.isEmpty())
        options.dataFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                             QStringLiteral("/lancast");
    return options;
}

} // namespace

TlsIdentity::TlsIdentity(TlsOptions options, QStringList names)
    : m_options(withFiles(std::move(options)))
    , m_names(std::move(names))
{
}

bool TlsIdentity::load(const QList<QHostAddress> &addresses)
{
    if (!QSslSocket::supportsSsl()) {
        m_errorString = QStringLiteral("HTTPS is not available: Qt finds no OpenSSL.");
        return false;
    }
    if (!isOwn()) {
        if (adopt({contentOf(m_options.certificateFile), contentOf(m_options.keyFile)}))
            return true;
        m_errorString =
            QStringLiteral("The certificate \"%1\" and the key \"%2\" do not belong together, or are no "
                           "PEM files without a passphrase.")
                .arg(m_options.certificateFile, m_options.keyFile);
        return false;
    }
    const QDir folder(m_options.dataFolder);
    return (adopt({contentOf(folder.filePath(QStringLiteral("certificate.pem"))),
                   contentOf(folder.filePath(QStringLiteral("key.pem")))}) &&
            covers(addresses)) ||
           make(addresses);
}

bool TlsIdentity::follow(const QList<QHostAddress> &addresses)
{
    return isOwn() && !covers(addresses) && make(addresses);
}

bool TlsIdentity::adopt(const PemPair &pair)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pair.certificate);
    const QSslKey key = keyFrom(pair.key);
    if (chain.isEmpty() || key.isNull() || !isPair(pair))
        return false;
    m_configuration = QSslConfiguration::defaultConfiguration();
    m_configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // guests have no certificates
    m_configuration.setLocalCertificateChain(chain);
    m_configuration.setPrivateKey(key);
    return true;
}

bool TlsIdentity::covers(const QList<QHostAddress> &addresses) const
{
    const QSslCertificate certificate = m_configuration.localCertificate();
    const QStringList named = certificate.subjectAlternativeNames().values(QSsl::IpAddressEntry);
    const auto isNamed = [&named](const QHostAddress &address) {
        return std::ranges::any_of(
            named, [&address](const QString &name) { return QHostAddress(name) == peerIdentity(address); });
    };
    return std::ranges::all_of(addresses, isNamed) &&
           certificate.expiryDate() > QDateTime::currentDateTime().addDays(daysToSpare);
}

bool TlsIdentity::make(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> plain;
    std::ranges::transform(addresses, std::back_inserter(plain), peerIdentity);
    const PemPair pair = makeCertificate(m_names, plain);
    const QDir folder(m_options.dataFolder);
    const bool isKept = QDir().mkpath(folder.path()) &&
                        writePrivately(folder.filePath(QStringLiteral("key.pem")), pair.key) &&
                        writePrivately(folder.filePath(QStringLiteral("certificate.pem")), pair.certificate);
    if (!isKept)
        qCWarning(relayLog).noquote() << "the certificate cannot be kept in" << folder.path()
                                      << "- browsers will warn again after the next start";
    if (adopt(pair))
        return true;
    m_errorString = QStringLiteral("A certificate for HTTPS cannot be made.");
    return false;
}

QString TlsIdentity::fingerprint() const
{
    const QByteArray digest = m_configuration.localCertificate().digest(QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

} // namespace lancast::net
