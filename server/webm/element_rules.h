// What to do with an element at a place in a WebM document: collect it, open it, skip it or refuse it.
#pragma once

#include "webm/demuxer.h"

namespace lancast::webm {

/// The masters that stay open while their children come in. All others are collected whole or skipped.
enum class Level { Document, Segment, TrackList, Cluster };

/// What has been read so far, as far as it decides what may follow.
struct DocumentState
{
    Level level = Level::Document;
    bool hasEbmlHeader = false;
    bool hasSegment = false;
    bool hasInfo = false;
    bool hasTracks = false;
    bool hasUsableTracks = false;
    bool hasCluster = false;
    bool hasTimestamp = false;       ///< of the open Cluster
    bool isClusterOpenEnded = false; ///< the open Cluster's size is unknown
};

enum class Action { Skip, Collect, OpenSegment, OpenTracks, OpenCluster, CloseCluster, Fail };

struct Rule
{
    Action action = Action::Skip;
    qsizetype maxBytes = 0;                   ///< for Collect: more are refused with \a error
    DemuxError error = DemuxError::Malformed; ///< for Collect and Fail
};

/// CloseCluster is answered only at Level::Cluster; ask again at Level::Segment then.
[[nodiscard]] Rule ruleFor(const DocumentState &state, quint32 id, const DemuxLimits &limits);

} // namespace lancast::webm
