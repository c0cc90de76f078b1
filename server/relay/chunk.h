// The unit that is relayed: made once, its bytes shared by every viewer.
#pragma once

#include "relay/media_memory.h"
#include "webm/chunk_muxer.h"

namespace lancast::relay {

/// Knows nothing of the ways out: what one of them needs before the blocks (a WebSocket header, a Cluster
/// header with another time) it adds itself.
struct Chunk : webm::MuxedChunk
{
    MediaHold hold{}; ///< by which its bytes are counted
};

} // namespace lancast::relay
