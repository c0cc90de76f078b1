#include "net/websocket_frame.h"

#include <QtEndian>

namespace lancast::net {

namespace {

template<typename Length> void appendLength(QByteArray &header, qsizetype payloadSize)
{
    const Length length = qToBigEndian(Length(payloadSize));
    header.append(reinterpret_cast<const char *>(&length), sizeof length);
}

} // namespace

QByteArray webSocketHeader(FrameKind kind, qsizetype payloadSize)
{
    constexpr quint8 finalFragment = 0x80;
    const quint8 opcode = kind == FrameKind::Text ? 0x1 : 0x2;
    QByteArray header(1, char(finalFragment | opcode));
    if (payloadSize < 126) {
        header.append(char(payloadSize));
    } else if (payloadSize <= 0xFFFF) {
        header.append(char(126));
        appendLength<quint16>(header, payloadSize);
    } else {
        header.append(char(127));
        appendLength<quint64>(header, payloadSize);
    }
    return header;
}

QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload)
{
    QByteArray frame = webSocketHeader(kind, payload.size());
    frame.reserve(frame.size() + payload.size());
    frame.append(payload);
    return frame;
}

} // namespace lancast::net
