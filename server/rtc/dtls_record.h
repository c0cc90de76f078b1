// The records of a DTLS 1.2 datagram (RFC 6347 section 4.1), as far as they can be read without keys.
#pragma once

#include <QByteArrayView>

#include <optional>

namespace lancast::rtc {

struct DtlsRecord
{
    quint8 type = 0;
    quint16 epoch = 0;
    QByteArrayView bytes;   ///< with its header; as long as the datagram
    QByteArrayView content; ///< likewise

    /// Handshake, ChangeCipherSpec or alert.
    [[nodiscard]] bool isHandshakeTraffic() const;
    /// All of one, or a fragment. Of epoch 0 only.
    [[nodiscard]] bool isClientHello() const;
    /// Whether no handshake message in it says that it is longer than any peer's is. Of epoch 0 only.
    [[nodiscard]] bool hasOnlyShortMessages() const;
};

/// Takes the first record off \a datagram. Nothing if there is none, or not all of it.
[[nodiscard]] std::optional<DtlsRecord> nextDtlsRecord(QByteArrayView &datagram);

} // namespace lancast::rtc
