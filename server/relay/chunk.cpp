#include "relay/chunk.h"

#include "webm/chunk_muxer.h"

#include <QtEndian>

namespace lancast::relay {

QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload, qsizetype *headerSize)
{
    constexpr quint8 finalFragment = 0x80;
    const quint8 opcode = kind == FrameKind::Text ? 0x1 : 0x2;
    QByteArray frame;
    frame.reserve(10 + payload.size());
    frame.append(char(finalFragment | opcode));
    if (payload.size() < 126) {
        frame.append(char(payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        frame.append(char(126));
        const auto size = qToBigEndian(quint16(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        frame.append(char(127));
        const auto size = qToBigEndian(quint64(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    if (headerSize)
        *headerSize = frame.size();
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
    return chunk;
}

} // namespace lancast::relay
