#include "relay/stream_sink.h"

#include <numeric>

namespace lancast::relay {

qsizetype Blob::size() const
{
    return std::accumulate(parts.begin(), parts.end(), qsizetype(0),
                           [](qsizetype bytes, const OutgoingBytes &part) { return bytes + part.size(); });
}

} // namespace lancast::relay
