// The stream's time as one player gets it: from zero, and never back.
#pragma once

#include "stream/chunk.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace lancast::net {

/// Blocks tell their time relative to their Cluster: with Cluster headers of its own a player has a time of
/// its own, and shares all the rest with everybody.
class TimestampRebaser final
{
public:
    /// What is sent before the blocks of \a chunk in place of its own Cluster header; empty where it goes on
    /// in an open Cluster. Call once for each chunk, in order.
    [[nodiscard]] QByteArray clusterHeader(const stream::Chunk &chunk);

private:
    std::optional<std::chrono::milliseconds> m_zero; ///< the stream's time that is the player's 0
    std::chrono::milliseconds m_end{0};              ///< the player's, of the newest block
};

} // namespace lancast::net
