#include "stream/subscriber.h"

#include <numeric>

namespace lancast::stream {

qsizetype Burst::size() const
{
    return std::accumulate(chunks.begin(), chunks.end(), initSegment.size(),
                           [](qsizetype bytes, const Chunk &chunk) { return bytes + chunk.size(); });
}

} // namespace lancast::stream
