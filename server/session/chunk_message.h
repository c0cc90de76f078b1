// The stream's chunks as messages to viewers.
#pragma once

#include "stream/subscriber.h"
#include "websocket/socket_writer.h"

#include <vector>

namespace lancast::net {

[[nodiscard]] inline Continuity continuityOf(const stream::Chunk &chunk)
{
    return chunk.isSyncPoint ? Continuity::StartsAfresh : Continuity::NeedsEarlier;
}

/// Refers to \a chunk.
[[nodiscard]] inline SharedMessage messageOf(const stream::Chunk &chunk)
{
    return {chunk.header, chunk.body, chunk.ticket, continuityOf(chunk)};
}

[[nodiscard]] inline std::vector<OutgoingBytes> partsOf(const stream::Burst &burst)
{
    std::vector<OutgoingBytes> parts{{{}, burst.initSegment}};
    parts.reserve(burst.chunks.size() + 1);
    for (const stream::Chunk &chunk : burst.chunks)
        parts.push_back({chunk.header, chunk.body, chunk.ticket});
    return parts;
}

} // namespace lancast::net
