#include "websocket/websocket_frame.h"

#include <QJsonDocument>
#include <QtEndian>

namespace lancast::net {

namespace {

constexpr char length16 = 126;
constexpr char length64 = 127;
constexpr qsizetype clientMaskBytes = 4;

/// Of a client's frame up to its payload, the mask included.
qsizetype clientHeaderSize(QByteArrayView frame)
{
    const int code = frame[1] & 0x7F;
    return 2 +
           (code == length64   ? sizeof(quint64)
            : code == length16 ? sizeof(quint16)
                               : 0) +
           clientMaskBytes;
}

qsizetype clientPayloadSize(QByteArrayView frame)
{
    const int code = frame[1] & 0x7F;
    if (code == length64)
        return qsizetype(qFromBigEndian<quint64>(frame.data() + 2));
    return code == length16 ? qFromBigEndian<quint16>(frame.data() + 2) : code;
}

QByteArray unmasked(QByteArrayView mask, QByteArrayView payload)
{
    QByteArray bytes(payload.size(), Qt::Uninitialized);
    char *to = bytes.data();
    for (qsizetype i = 0; i < payload.size(); ++i)
        to[i] = char(payload[i] ^ mask[i % clientMaskBytes]);
    return bytes;
}

} // namespace

WebSocketHeader::WebSocketHeader(FrameKind kind, qsizetype payloadSize)
{
    constexpr quint8 finalFragment = 0x80;
    m_bytes[0] = char(finalFragment | (kind == FrameKind::Text ? 0x1 : 0x2));
    if (payloadSize < length16) {
        m_bytes[1] = char(payloadSize);
    } else if (payloadSize <= 0xFFFF) {
        m_bytes[1] = length16;
        qToBigEndian(quint16(payloadSize), &m_bytes[2]);
        m_size += sizeof(quint16);
    } else {
        m_bytes[1] = length64;
        qToBigEndian(quint64(payloadSize), &m_bytes[2]);
        m_size += sizeof(quint64);
    }
}

QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload)
{
    const WebSocketHeader header(kind, payload.size());
    QByteArray frame;
    frame.reserve(header.bytes().size() + payload.size());
    frame.append(header.bytes());
    frame.append(payload);
    return frame;
}

QByteArray textFrame(const QJsonObject &message)
{
    return webSocketFrame(FrameKind::Text, QJsonDocument(message).toJson(QJsonDocument::Compact));
}

std::vector<ClientFrame> readClientFrames(QByteArrayView bytes)
{
    std::vector<ClientFrame> frames;
    while (!bytes.isEmpty()) {
        const qsizetype headerSize = clientHeaderSize(bytes);
        const qsizetype size = clientPayloadSize(bytes);
        const QByteArrayView mask = bytes.sliced(headerSize - clientMaskBytes, clientMaskBytes);
        frames.push_back(
            {ClientFrame::Kind(bytes[0] & 0x0F), unmasked(mask, bytes.sliced(headerSize, size))});
        bytes = bytes.sliced(headerSize + size);
    }
    return frames;
}

} // namespace lancast::net
