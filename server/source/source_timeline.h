// Puts the documents of a source behind one another on one time.
#pragma once

#include "source/source_block.h"
#include "stream/continuous_time.h"

#include <map>
#include <optional>
#include <vector>

namespace lancast::source {

/// Documents, and passes of a file that is repeated, follow each other without a hole: each begins when the
/// last block of all tracks before it is over.
class SourceTimeline final
{
public:
    using Time = std::chrono::nanoseconds;

    /// Slides may stand so long.
    static constexpr Time longestStep = std::chrono::seconds(90);
    /// How long a document lasts that is one picture, and no document lasts less than the other.
    static constexpr Time stillLength = std::chrono::seconds(3);
    static constexpr Time shortestDocument = std::chrono::milliseconds(100);

    /// What comes next belongs to \a document.
    void startDocument(std::shared_ptr<const SourceDocument> document);
    /// Appends to \a placed what can be placed: of times that jump not always at once.
    void add(webm::Frame block, std::vector<SourceBlock> &placed);

    /// When the last block of all tracks that were placed is over. Of a film, the nearest whole number of
    /// frames behind its beginning: where it is repeated it continues in step.
    [[nodiscard]] Time end() const;
    /// How long the document is up to now.
    [[nodiscard]] Time length() const { return end() - m_start; }
    /// Of the document.
    [[nodiscard]] quint64 placedBlocks() const { return m_placedBlocks; }
    /// Places where times jumped, and blocks whose times were not to be believed, of all documents.
    [[nodiscard]] quint64 cuts() const { return m_cuts + m_continuous.cuts(); }
    [[nodiscard]] quint64 droppedFrames() const { return m_droppedFrames + m_continuous.droppedFrames(); }

private:
    struct TrackTimes
    {
        std::optional<Time> newest; ///< in the document's own time
        Time step{0};               ///< between the last two blocks; 0: not known
        Time stepBefore{0};
        Time defaultDuration{0};
        Time duration{0}; ///< that the last block states
        std::optional<Time> first;
        qint64 blocks = 0;
        Time shortest = Time::max(); ///< of the steps
        Time longest{0};
        bool isVideo = false;

        [[nodiscard]] Time lasts() const;
        [[nodiscard]] Time pace() const;
    };

    void place(webm::Frame block, std::vector<SourceBlock> &placed);
    [[nodiscard]] Time inStep(Time end) const;

    std::shared_ptr<const SourceDocument> m_document;
    stream::ContinuousTime m_continuous;
    std::map<quint64, TrackTimes> m_tracks;
    std::optional<Time> m_offset; ///< of source time against the document's; nothing before its first block
    Time m_start{0};              ///< where the document begins
    quint64 m_placedBlocks = 0;
    quint64 m_cuts = 0;
    quint64 m_droppedFrames = 0;
};

} // namespace lancast::source
