// The unit that is relayed: encoded once, its bytes shared by every viewer.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>

namespace lancast::webm {
struct MuxedChunk;
}

namespace lancast::relay {

/// Bytes that many queues hold at once, with a header that only WebSocket peers get.
/// \a wire is one unmasked binary WebSocket frame (RFC 6455 section 5.2); its payload is the WebM.
struct Chunk
{
    QByteArray wire;
    qsizetype headerSize = 0;
    std::chrono::milliseconds time{0};
    std::chrono::milliseconds endTime{0};
    bool isSyncPoint = false;

    [[nodiscard]] QByteArrayView payload() const { return QByteArrayView(wire).sliced(headerSize); }
};

enum class FrameKind { Text, Binary };

/// A whole unmasked frame, as a server sends it; \a headerSize, where given, is set to the bytes before the
/// payload.
[[nodiscard]] QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload,
                                        qsizetype *headerSize = nullptr);

[[nodiscard]] Chunk makeChunk(const webm::MuxedChunk &muxed);

} // namespace lancast::relay
