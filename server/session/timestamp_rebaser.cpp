#include "session/timestamp_rebaser.h"

#include "webm/chunk_muxer.h"

#include <algorithm>

namespace lancast::net {

QByteArray TimestampRebaser::clusterHeader(const stream::Chunk &chunk)
{
    // A stream that began anew has a time of its own; in one response it goes on where the old one was.
    if (!m_zero || (chunk.startsCluster() && chunk.time - *m_zero < m_end))
        m_zero = chunk.time - m_end;
    m_end = std::max(m_end, chunk.endTime - *m_zero);
    return chunk.startsCluster() ? webm::writeClusterHeader(chunk.time - *m_zero) : QByteArray();
}

} // namespace lancast::net
