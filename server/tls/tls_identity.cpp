#include "tls/tls_identity.h"

#include "base/logging.h"
#include "base/private_file.h"
#include "base/small_file.h"
#include "network/peer_address.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>

#include <algorithm>

namespace lancast::net {

namespace {

/// Not on the last day: whoever has accepted it should not be surprised in the middle of a stream.
constexpr int daysToSpare = 30;
constexpr char certificateName[] = "certificate.pem";
constexpr char keyName[] = "key.pem";

/// A chain of some certificates has a tenth of it.
constexpr qsizetype maxPemBytes = 256 * 1024;

/// Of what was written by this program; empty if it is not there.
QByteArray readFile(const QString &path)
{
    return readSmallFile(path, maxPemBytes, std::chrono::milliseconds(0)).content;
}

QSslKey sslKeyFrom(const QByteArray &pem)
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
    if (!isOwn())
        return loadFiles();
    return (adopt({readFile(pathOf(certificateName)), readFile(pathOf(keyName))}) && covers(addresses)) ||
           make(addresses);
}

/// The user's. Once there is a certificate, a pipe is not waited for.
bool TlsIdentity::loadFiles()
{
    const auto patience = m_configuration.isNull() ? pipePatience : std::chrono::milliseconds(0);
    const SmallFile certificate = readSmallFile(m_options.certificateFile, maxPemBytes, patience);
    const SmallFile key = readSmallFile(m_options.keyFile, maxPemBytes, patience);
    m_errorString = (certificate.error + QLatin1Char(' ') + key.error).trimmed();
    if (!m_errorString.isEmpty())
        return false;
    if (adopt({certificate.content, key.content}))
        return true;
    m_errorString = QStringLiteral("The certificate \"%1\" and the key \"%2\" do not belong together, or are "
                                   "no PEM files without a passphrase.")
                        .arg(m_options.certificateFile, m_options.keyFile);
    return false;
}

QString TlsIdentity::pathOf(const char *name) const
{
    return QDir(m_options.dataFolder).filePath(QString::fromLatin1(name));
}

bool TlsIdentity::follow(const QList<QHostAddress> &addresses)
{
    return isOwn() && !covers(addresses) && make(addresses);
}

bool TlsIdentity::adopt(const PemPair &pair)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pair.certificate);
    const QSslKey key = sslKeyFrom(pair.key);
    if (chain.isEmpty() || key.isNull() || !isPair(pair))
        return false;
    m_configuration = QSslConfiguration::defaultConfiguration();
    m_configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // guests have no certificates
    m_configuration.setLocalCertificateChain(chain);
    m_configuration.setPrivateKey(key);
    return true;
}

QList<QHostAddress> TlsIdentity::namedAddresses() const
{
    QList<QHostAddress> addresses;
    for (const QString &name :
         m_configuration.localCertificate().subjectAlternativeNames().values(QSsl::IpAddressEntry))
        addresses.append(QHostAddress(name));
    return addresses;
}

bool TlsIdentity::covers(const QList<QHostAddress> &addresses) const
{
    const QSslCertificate certificate = m_configuration.localCertificate();
    const QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    const QList<QHostAddress> named = namedAddresses();
    return std::ranges::all_of(
               addresses.first(std::min(addresses.size(), maxAddresses)),
               [&named](const QHostAddress &address) { return named.contains(peerIdentity(address)); }) &&
           std::ranges::all_of(m_names, [&names](const QString &name) { return names.contains(name); }) &&
           certificate.expiryDate() > QDateTime::currentDateTime().addDays(daysToSpare);
}

/// With the key that there is, if it can be used.
bool TlsIdentity::make(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> named;
    for (const QHostAddress &address : addresses + namedAddresses()) {
        if (!named.contains(peerIdentity(address)) && named.size() < maxAddresses)
            named.append(peerIdentity(address));
    }
    const PemPair pair = makeCertificate(m_names, named, readFile(pathOf(keyName)));
    const bool isKept = QDir().mkpath(m_options.dataFolder) && writePrivately(pathOf(keyName), pair.key) &&
                        writePrivately(pathOf(certificateName), pair.certificate);
    if (!isKept)
        qCWarning(relayLog).noquote() << "the certificate cannot be kept in" << m_options.dataFolder
                                      << "- browsers will warn again after the next start";
    if (adopt(pair))
        return true;
    m_errorString = QStringLiteral("A certificate for HTTPS cannot be made.");
    return false;
}

QString TlsIdentity::keyFingerprint() const
{
    const QByteArray key = m_configuration.localCertificate().publicKey().toDer();
    return QString::fromLatin1(
        QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex(':').toUpper());
}

QString TlsIdentity::fingerprint() const
{
    const QByteArray digest = m_configuration.localCertificate().digest(QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

} // namespace lancast::net
