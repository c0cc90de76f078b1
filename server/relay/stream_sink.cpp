#include "relay/stream_sink.h"

#include <numeric>

namespace lancast::relay {

qsizetype Blob::size() const
{
    return std::accumulate(chunks.begin(), chunks.end(), initSegment.size(),
                           [](qsizetype bytes, const Chunk &chunk) { return bytes + chunk.size(); });
}

} // namespace lancast::relay
