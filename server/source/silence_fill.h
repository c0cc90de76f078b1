// Fills holes in the audio of a source that is read ahead of its time.
#pragma once

#include "source/source_block.h"
#include "webm/silence.h"

#include <optional>
#include <vector>

namespace lancast::source {

/// A live stream has to wait before it knows that audio is missing, and its viewers with it. A file tells in
/// advance: silence for its holes leaves when it is due. For Opus.
class SilenceFill final
{
public:
    using Time = std::chrono::nanoseconds;

    /// So much video may stand before the audio of its time, and no more than the source is read ahead.
    static constexpr Time maxVideoLead = std::chrono::seconds(3);
    /// Shorter holes are roundings and lost packets, which a decoder conceals.
    static constexpr Time leastHole = std::chrono::milliseconds(60);
    /// Longer ones are left to the stream.
    static constexpr Time mostHole = std::chrono::seconds(20);
    /// Of silence in what is read at once: some bytes can ask for hours.
    static constexpr int mostPackets = 4'000;

    /// \a blocks: what was read, in the source's order. Puts silence between them.
    [[nodiscard]] std::vector<SourceBlock> filled(std::vector<SourceBlock> blocks);

private:
    void startDocument(std::shared_ptr<const SourceDocument> document);
    void fillUp(Time until, Time shortest, std::vector<SourceBlock> &blocks);

    std::shared_ptr<const SourceDocument> m_document;
    std::optional<webm::Silence> m_silence; ///< nothing where none is known
    quint64 m_audioNumber = 0;
    quint64 m_videoNumber = 0;
    std::optional<Time> m_audioEnd;
    int m_packetsLeft = 0;
};

} // namespace lancast::source
