// Puts Opus blocks end to end, so that players that count samples instead of reading times stay in time.
#pragma once

#include "webm/media.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lancast::relay {

/// Chromium's recorder states the time at which it got the samples: packets of 60 ms come 59, 52 and 69 ms
/// apart. A player cuts what overlaps and plays on over what is missing, so that its sound runs ahead of its
/// own clock until it has nothing left in the middle of a full buffer. Here each packet begins where the one
/// before ends; a hole is filled with packets that say "nothing came" (RFC 6716 section 3.1, a frame of 0
/// bytes), which decoders conceal.
class SteadySound final
{
public:
    using Time = std::chrono::nanoseconds;

    /// A longer hole stays one.
    static constexpr Time maxFill = std::chrono::seconds(1);

    enum class Position { FirstOfRecording, Later };

    struct Result
    {
        std::vector<webm::Block> blocks; ///< none if the block is too much; filling ones before it
        Time shift{0}; ///< what the recording's further blocks, of the picture too, are to be moved by
    };

    /// \a block: an Opus packet on live time.
    [[nodiscard]] Result take(webm::Block block, Position position);

    /// Of the last packet, by its samples. Nothing before the first.
    [[nodiscard]] std::optional<Time> end() const { return m_end; }

private:
    void fill(const webm::Block &model, Time hole, std::vector<webm::Block> &blocks);

    std::optional<Time> m_end;
};

} // namespace lancast::relay
