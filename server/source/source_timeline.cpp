#include "source/source_timeline.h"

#include "stream/relayed_tracks.h"

#include <algorithm>
#include <utility>

namespace lancast::source {

using namespace std::chrono_literals;

namespace {

/// Of a block whose duration nothing tells.
constexpr SourceTimeline::Time assumedDuration = 20ms;
/// Frames that are further apart are slides: to stay in step with them would cut off too much audio.
constexpr SourceTimeline::Time longestPace = 100ms;
/// Times are rounded to milliseconds.
constexpr SourceTimeline::Time rounding = 2ms;
/// So many blocks tell a pace.
constexpr qint64 fewestBlocks = 10;

/// How far \a length is from the nearest whole number of steps.
SourceTimeline::Time offStep(SourceTimeline::Time length, SourceTimeline::Time step)
{
    const SourceTimeline::Time over = length % step;
    return std::min(over, step - over);
}

} // namespace

/// How long the last block is shown: as it states, else as long as those before it.
SourceTimeline::Time SourceTimeline::TrackTimes::lasts() const
{
    if (duration > 0ns)
        return std::min(duration, longestStep);
    // The shorter of two steps: the other one can have been a hole.
    const Time usual = stepBefore > 0ns ? std::min(step, stepBefore) : step;
    const Time told = std::min(std::max(usual, defaultDuration), longestStep);
    return told > 0ns ? told : assumedDuration;
}

/// The time from frame to frame of a film; 0 of everything else.
SourceTimeline::Time SourceTimeline::TrackTimes::pace() const
{
    if (!isVideo || blocks < fewestBlocks)
        return 0ns;
    const Time mean = (*newest - *first) / (blocks - 1);
    // Some frames may be missing, or stand in another order than they are shown in.
    const bool isStated = defaultDuration > 0ns && offStep(*newest - *first, defaultDuration) <= rounding;
    const Time pace = isStated ? defaultDuration : longest - shortest <= rounding ? mean : 0ns;
    return pace <= longestPace ? pace : 0ns;
}

void SourceTimeline::startDocument(std::shared_ptr<const SourceDocument> document)
{
    m_start = end();
    m_cuts = cuts();
    m_droppedFrames = droppedFrames();
    m_continuous = {};
    m_document = std::move(document);
    m_offset.reset();
    m_placedBlocks = 0;
    m_tracks.clear();
    for (const webm::Track &track : m_document->tracks) {
        m_tracks[track.number].defaultDuration = track.defaultDuration;
        m_tracks[track.number].isVideo = track.type == webm::TrackType::Video;
        if (stream::mayReorder(track))
            m_continuous.expectReordering(track.number);
    }
}

void SourceTimeline::add(webm::Frame block, std::vector<SourceBlock> &placed)
{
    for (webm::Frame &continuous : m_continuous.take(std::move(block), std::nullopt))
        place(std::move(continuous), placed);
}

void SourceTimeline::place(webm::Frame block, std::vector<SourceBlock> &placed)
{
    if (!m_offset)
        m_offset = m_start - block.time;
    TrackTimes &track = m_tracks[block.trackNumber];
    if (track.newest && block.time > *track.newest) {
        track.stepBefore = std::exchange(track.step, block.time - *track.newest);
        track.shortest = std::min(track.shortest, track.step);
        track.longest = std::max(track.longest, track.step);
    }
    track.first = std::min(track.first.value_or(block.time), block.time);
    ++track.blocks;
    track.duration = block.duration;
    track.newest = std::max(track.newest.value_or(block.time), block.time);
    ++m_placedBlocks;
    block.time += *m_offset;
    placed.push_back({m_document, std::move(block)});
}

SourceTimeline::Time SourceTimeline::end() const
{
    if (m_placedBlocks == 0)
        return m_start;
    Time end = m_start + (m_placedBlocks == 1 ? stillLength : shortestDocument);
    for (const auto &[number, track] : m_tracks) {
        if (track.newest)
            end = std::max(end, *track.newest + *m_offset + track.lasts());
    }
    return inStep(end);
}

SourceTimeline::Time SourceTimeline::inStep(Time end) const
{
    for (const auto &[number, track] : m_tracks) {
        const Time pace = track.pace();
        if (pace == 0ns)
            continue;
        return m_start + (end - m_start + pace / 2) / pace * pace;
    }
    return end;
}

} // namespace lancast::source
