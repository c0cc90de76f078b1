// What a room is made with.
#pragma once

#include "auth/access_options.h"
#include "record/recording_file_limits.h"
#include "rewind/rewind_options.h"
#include "session/relay_limits.h"

namespace lancast::net {

struct RoomOptions : AccessOptions
{
    int maxViewers = 0; ///< 0: no limit of its own
    RelayLimits limits;
    record::RecordingFileLimits recording{};
    rewind::RewindOptions rewind;
};

} // namespace lancast::net
