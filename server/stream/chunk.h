// The unit that is relayed: made once, its bytes shared by every viewer.
#pragma once

#include "stream/feed_id.h"
#include "stream/memory_accountant.h"
#include "webm/chunk_muxer.h"

namespace lancast::stream {

/// Knows nothing of the ways out: what one of them needs before the body (a WebSocket header, a header with
/// another time) it adds itself.
struct Chunk : webm::MuxedChunk
{
    MemoryTicket ticket{}; ///< by which its bytes are counted
    FeedId feed{};
};

} // namespace lancast::stream
