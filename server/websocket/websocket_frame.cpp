#include "websocket/websocket_frame.h"

#include <QJsonDocument>
#include <QtEndian>

namespace lancast::net {

WebSocketHeader::WebSocketHeader(FrameKind kind, qsizetype payloadSize)
{
    constexpr quint8 finalFragment = 0x80;
    constexpr char length16 = 126;
    constexpr char length64 = 127;
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

} // namespace lancast::net
