#include "rtc/dtls_record.h"

#include <QtEndian>

namespace lancast::rtc {

namespace {

constexpr qsizetype recordHeaderBytes = 13;
constexpr qsizetype handshakeHeaderBytes = 12; // RFC 6347 section 4.2.2
constexpr quint8 changeCipherSpecType = 20;
constexpr quint8 alertType = 21;
constexpr quint8 handshakeType = 22;
constexpr char clientHelloType = 1;

/// A certificate with an RSA key of 4,096 bits has 1,400 bytes. OpenSSL keeps memory for whole messages, ten
/// of them, as soon as their first bytes are there.
constexpr quint32 maxHandshakeMessage = 4'096;

template<typename Integer> Integer dtlsIntegerAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<Integer>(bytes.data() + offset);
}

quint32 dtlsInteger24At(QByteArrayView bytes, qsizetype offset)
{
    return quint32(quint8(bytes[offset])) << 16 | dtlsIntegerAt<quint16>(bytes, offset + 1);
}

} // namespace

bool DtlsRecord::isHandshakeTraffic() const
{
    return type == changeCipherSpecType || type == alertType || type == handshakeType;
}

bool DtlsRecord::isClientHello() const
{
    return type == handshakeType && content.startsWith(clientHelloType);
}

bool DtlsRecord::hasOnlyShortMessages() const
{
    QByteArrayView rest = type == handshakeType ? content : QByteArrayView();
    while (rest.size() >= handshakeHeaderBytes) {
        const quint32 fragment = dtlsInteger24At(rest, 9);
        if (dtlsInteger24At(rest, 1) > maxHandshakeMessage ||
            fragment > quint32(rest.size() - handshakeHeaderBytes))
            return false;
        rest = rest.sliced(handshakeHeaderBytes + qsizetype(fragment));
    }
    return true;
}

std::optional<DtlsRecord> nextDtlsRecord(QByteArrayView &datagram)
{
    if (datagram.size() < recordHeaderBytes)
        return std::nullopt;
    const qsizetype content = dtlsIntegerAt<quint16>(datagram, 11);
    if (content > datagram.size() - recordHeaderBytes)
        return std::nullopt;
    const DtlsRecord record{.type = quint8(datagram[0]),
                            .epoch = dtlsIntegerAt<quint16>(datagram, 3),
                            .bytes = datagram.first(recordHeaderBytes + content),
                            .content = datagram.sliced(recordHeaderBytes, content)};
    datagram = datagram.sliced(record.bytes.size());
    return record;
}

} // namespace lancast::rtc
