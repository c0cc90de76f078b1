// A browser's half of DTLS-SRTP, by OpenSSL alone: datagrams in, datagrams out.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace lancast::test {

struct DtlsClientOptions
{
    enum class Certificate { None, Ecdsa, Rsa2048 };
    enum class Packing { Full, RecordEach }; ///< datagrams as full as they can be, or one record in each

    Certificate certificate = Certificate::Ecdsa;
    QByteArray srtpProfiles =
        "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80"; ///< OpenSSL's; empty: no use_srtp
    Packing packing = Packing::Full;
    int mtu = 1'200;
    bool hasExtendedMasterSecret = true;
};

class DtlsClient final
{
public:
    explicit DtlsClient(const DtlsClientOptions &options = {});
    ~DtlsClient();
    DtlsClient(const DtlsClient &) = delete;
    DtlsClient &operator=(const DtlsClient &) = delete;

    [[nodiscard]] QByteArray fingerprint() const;     ///< SHA-256 of its certificate, 32 bytes
    [[nodiscard]] QByteArray peerFingerprint() const; ///< of the server's; empty before it has come

    [[nodiscard]] QByteArrayList start(); ///< the ClientHello
    [[nodiscard]] QByteArrayList receive(QByteArrayView datagram);
    [[nodiscard]] QByteArrayList onTick(); ///< what is sent again, first after 50 ms
    [[nodiscard]] QByteArrayList close();  ///< close_notify
    /// Asks for another handshake, or sends application data: no peer of a relay does.
    [[nodiscard]] QByteArrayList renegotiate();
    [[nodiscard]] QByteArrayList send(const QByteArray &data);

    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool isClosed() const; ///< the server has said goodbye
    [[nodiscard]] bool hasExtendedMasterSecret() const;
    [[nodiscard]] QString errorString() const; ///< of OpenSSL; empty while nothing has failed

    struct Keys
    {
        int profile = 0; ///< IANA's number
        QByteArray send; ///< master key and master salt behind each other
        QByteArray receive;
    };
    /// Nothing before it is connected, or without use_srtp.
    [[nodiscard]] std::optional<Keys> keys() const;

private:
    struct Parts;
    [[nodiscard]] QByteArrayList proceed(int result);
    [[nodiscard]] QByteArrayList takeOutput();

    const DtlsClientOptions m_options;
    const std::unique_ptr<Parts> m_parts;
};

} // namespace lancast::test
