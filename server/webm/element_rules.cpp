#include "webm/element_rules.h"

#include "webm/element_ids.h"

#include <algorithm>

namespace lancast::webm {

namespace {

constexpr qsizetype maxTimestampBytes = 8;

Rule collect(qsizetype maxBytes)
{
    return {Action::Collect, maxBytes, DemuxError::TooLarge};
}

// An id that can only be a Cluster's sibling or begin another document ends a Cluster of unknown size.
bool endsCluster(quint32 id)
{
    constexpr quint32 ids[] = {id::Ebml, id::Segment,  id::SeekHead,    id::Info, id::Tracks,
                               id::Cues, id::Chapters, id::Attachments, id::Tags, id::Cluster};
    return std::ranges::find(ids, id) != std::end(ids);
}

Rule documentRule(const DocumentState &state, quint32 id, const DemuxLimits &limits)
{
    if (!state.hasEbmlHeader && id == id::Ebml)
        return collect(limits.maxEbmlHeaderBytes);
    if (!state.hasEbmlHeader)
        return {Action::Fail, 0, DemuxError::NotWebm};
    if (id == id::Segment && !state.hasSegment)
        return {Action::OpenSegment};
    // One demuxer reads one document with one root element.
    return {id == id::Ebml || id == id::Segment ? Action::Fail : Action::Skip};
}

Rule segmentRule(const DocumentState &state, quint32 id, const DemuxLimits &limits)
{
    switch (id) {
    case id::Info: // may be repeated, unchanged; times of blocks already given cannot change either
        return state.hasInfo || state.hasCluster ? Rule{} : collect(limits.maxTrackBytes);
    case id::Tracks:
        return {state.hasTracks ? Action::Skip : Action::OpenTracks};
    case id::Cluster:
        if (!state.hasUsableTracks)
            return {Action::Fail, 0, DemuxError::NoTracks};
        return {Action::OpenCluster};
    case id::Ebml:
    case id::Segment:
    case id::Timestamp:
    case id::SimpleBlock:
    case id::BlockGroup:
        return {Action::Fail};
    default:
        return {Action::Skip};
    }
}

// A TrackEntry that is larger is not refused: it can be of a track that nobody wants.
Rule tracksRule(quint32 id, const DemuxLimits &limits)
{
    switch (id) {
    case id::TrackEntry:
        return collect(limits.maxTrackBytes);
    case id::Ebml:
    case id::Segment:
    case id::Cluster:
        return {Action::Fail};
    default:
        return {Action::Skip};
    }
}

Rule clusterRule(const DocumentState &state, quint32 id, const DemuxLimits &limits)
{
    switch (id) {
    case id::Timestamp:
        return state.hasTimestamp ? Rule{Action::Fail} : Rule{Action::Collect, maxTimestampBytes};
    case id::SimpleBlock:
    case id::BlockGroup: // without a Timestamp before them their time would be unknown
        return state.hasTimestamp ? collect(limits.maxBlockBytes) : Rule{Action::Fail};
    default:
        if (!endsCluster(id))
            return {Action::Skip};
        return {state.isClusterOpenEnded ? Action::CloseCluster : Action::Fail};
    }
}

} // namespace

Rule ruleFor(const DocumentState &state, quint32 id, const DemuxLimits &limits)
{
    switch (state.level) {
    case Level::Document:
        return documentRule(state, id, limits);
    case Level::Segment:
        return segmentRule(state, id, limits);
    case Level::TrackList:
        return tracksRule(id, limits);
    case Level::Cluster:
        return clusterRule(state, id, limits);
    }
    return {Action::Fail};
}

} // namespace lancast::webm
