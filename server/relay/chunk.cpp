#include "relay/chunk.h"

#include "webm/chunk_muxer.h"

#include <QtEndian>

namespace lancast::relay {

QByteArray webSocketHeader(FrameKind kind, qsizetype payloadSize)
{
    constexpr quint8 finalFragment = 0x80;
    const quint8 opcode = kind == FrameKind::Text ? 0x1 : 0x2;
    QByteArray header(1, char(finalFragment | opcode));
    if (payloadSize < 126) {
        header.append(char(payloadSize));
    } else if (payloadSize <= 0xFFFF) {
        header.append(char(126));
        const auto size = qToBigEndian(quint16(payloadSize));
        header.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        header.append(char(127));
        const auto size = qToBigEndian(quint64(payloadSize));
        header.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    return header;
}

QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload, qsizetype *headerSize)
{
    QByteArray frame = webSocketHeader(kind, payload.size());
    if (headerSize)
        *headerSize = frame.size();
    frame.reserve(frame.size() + payload.size());
    frame.append(payload);
    return frame;
}

Chunk makeChunk(const webm::MuxedChunk &muxed)
{
    Chunk chunk;
    chunk.wire = webSocketFrame(FrameKind::Binary, muxed.bytes, &chunk.headerSize);
    chunk.time = muxed.time;
    chunk.endTime = muxed.endTime;
    chunk.isSyncPoint = muxed.isSyncPoint;
    chunk.clusterHeaderSize = muxed.clusterHeaderSize;
    return chunk;
}

} // namespace lancast::relay
