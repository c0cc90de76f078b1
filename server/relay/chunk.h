// The unit that is relayed: encoded once, its bytes shared by every viewer.
#pragma once

#include "relay/media_memory.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>

namespace lancast::webm {
struct MuxedChunk;
}

namespace lancast::relay {

/// A view of shared bytes with a beginning left out.
struct OutgoingBytes
{
    QByteArray bytes;
    qsizetype offset = 0;
    MediaHold hold{}; ///< empty for what is no media

    [[nodiscard]] QByteArrayView view() const { return QByteArrayView(bytes).sliced(offset); }
    [[nodiscard]] qsizetype size() const { return bytes.size() - offset; }
};

/// Bytes that many queues hold at once, with a header that only WebSocket peers get.
/// \a wire is one unmasked binary WebSocket frame (RFC 6455 section 5.2); its payload is the WebM.
struct Chunk
{
    QByteArray wire;
    qsizetype headerSize = 0;
    std::chrono::milliseconds time{0};
    std::chrono::milliseconds endTime{0};
    bool isSyncPoint = false;
    qsizetype clusterHeaderSize = 0; ///< of the payload's beginning, see webm::MuxedChunk
    MediaHold hold{};                ///< by which its bytes are counted

    [[nodiscard]] QByteArrayView payload() const { return QByteArrayView(wire).sliced(headerSize); }
    [[nodiscard]] bool startsCluster() const { return clusterHeaderSize > 0; }
    /// What comes behind the Cluster header: for who writes one of its own, with another time.
    [[nodiscard]] OutgoingBytes blocks() const { return {wire, headerSize + clusterHeaderSize, hold}; }
    [[nodiscard]] OutgoingBytes withHeader() const { return {wire, 0, hold}; }
    [[nodiscard]] OutgoingBytes withoutHeader() const { return {wire, headerSize, hold}; }
};

enum class FrameKind { Text, Binary };

/// What a server sends before a payload of \a payloadSize bytes.
[[nodiscard]] QByteArray webSocketHeader(FrameKind kind, qsizetype payloadSize);

/// A whole unmasked frame, as a server sends it; \a headerSize, where given, is set to the bytes before the
/// payload.
[[nodiscard]] QByteArray webSocketFrame(FrameKind kind, QByteArrayView payload,
                                        qsizetype *headerSize = nullptr);

[[nodiscard]] Chunk makeChunk(const webm::MuxedChunk &muxed);

} // namespace lancast::relay
