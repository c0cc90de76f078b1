#include "tls/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace lancast::net {

namespace {

template<auto function> struct FreedBy
{
    template<typename T> void operator()(T *object) const { function(object); }
};

using Bio = std::unique_ptr<BIO, FreedBy<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;

constexpr long versionThree = 2; ///< counted from zero (RFC 5280 section 4.1.2.1)
constexpr long day = 24L * 60 * 60;
constexpr long validDays = 397;

bool hasRandomSerial(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes[0] &= 0x7F; // positive
    const Number number(BN_bin2bn(bytes.data(), int(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray alternativeNames(const QStringList &names, const QList<QHostAddress> &addresses)
{
    QByteArrayList entries;
    for (const QString &name : names)
        entries.append("DNS:" + name.toLatin1());
    for (const QHostAddress &address : addresses)
        entries.append("IP:" + address.toString().toLatin1());
    return entries.join(',');
}

bool nameIt(X509 *certificate)
{
    const std::array text{'L', 'a', 'n', 'C', 'a', 's', 't'};
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(text.data()), int(text.size()),
                                      -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

Key keyFrom(const QByteArray &pem)
{
    const Bio text(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    // Without this a key with a passphrase would have it asked for on the terminal.
    const auto noPassphrase = [](char *, int, int, void *) { return 0; };
    return Key(text ? PEM_read_bio_PrivateKey(text.get(), nullptr, noPassphrase, nullptr) : nullptr);
}

} // namespace

PemPair makeCertificate(const QStringList &names, const QList<QHostAddress> &addresses,
                        const QByteArray &keyPem)
{
    Key key = keyFrom(keyPem);
    if (!key)
        key.reset(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate)
        return {};
    X509 *x509 = certificate.get();
    const bool isMade = X509_set_version(x509, versionThree) == 1 && hasRandomSerial(x509) &&
                        X509_gmtime_adj(X509_getm_notBefore(x509), -day) &&
                        X509_gmtime_adj(X509_getm_notAfter(x509), (validDays - 1) * day) && nameIt(x509) &&
                        X509_set_pubkey(x509, key.get()) == 1 &&
                        addExtension(x509, NID_basic_constraints, "critical,CA:FALSE") &&
                        addExtension(x509, NID_key_usage, "critical,digitalSignature") &&
                        addExtension(x509, NID_ext_key_usage, "serverAuth") &&
                        addExtension(x509, NID_subject_alt_name, alternativeNames(names, addresses)) &&
                        X509_sign(x509, key.get(), EVP_sha256()) > 0;
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    if (!isMade || !certificateText || !keyText || PEM_write_bio_X509(certificateText.get(), x509) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return {contentOf(certificateText.get()), contentOf(keyText.get())};
}

bool isPair(const PemPair &pair)
{
    const Bio certificateText(BIO_new_mem_buf(pair.certificate.constData(), int(pair.certificate.size())));
    if (!certificateText)
        return false;
    const Certificate certificate(PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr));
    const Key key = keyFrom(pair.key);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace lancast::net
