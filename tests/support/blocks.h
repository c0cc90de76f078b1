// Blocks and tracks as a recording of one picture and one sound has them.
#pragma once

#include "webm/media.h"

namespace lancast::test {

inline webm::Block videoBlock(std::chrono::nanoseconds time, bool isKeyframe, const QByteArray &payload = "v")
{
    webm::Block block;
    block.trackNumber = 1;
    block.time = time;
    block.isKeyframe = isKeyframe;
    block.payload = payload;
    return block;
}

inline webm::Block audioBlock(std::chrono::nanoseconds time, const QByteArray &payload = "a")
{
    webm::Block block = videoBlock(time, true, payload);
    block.trackNumber = 2;
    block.type = webm::TrackType::Audio;
    return block;
}

} // namespace lancast::test
