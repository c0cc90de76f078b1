// Blocks as a recording of one picture and one sound has them.
#pragma once

#include "webm/media.h"

#include <QByteArrayList>

#include <vector>

namespace lancast::test {

inline webm::Frame videoBlock(std::chrono::nanoseconds time, bool isKeyframe, const QByteArray &payload = "v")
{
    webm::Frame block;
    block.trackNumber = 1;
    block.time = time;
    block.isKeyframe = isKeyframe;
    block.payload = payload;
    return block;
}

inline webm::Frame audioBlock(std::chrono::nanoseconds time, const QByteArray &payload = "a")
{
    webm::Frame block = videoBlock(time, true, payload);
    block.trackNumber = 2;
    block.type = webm::TrackType::Audio;
    return block;
}

/// What the blocks of \a type carry, in order.
inline QByteArrayList payloadsOf(const std::vector<webm::Frame> &blocks, webm::TrackType type)
{
    QByteArrayList payloads;
    for (const webm::Frame &block : blocks) {
        if (block.type == type)
            payloads.append(block.payload);
    }
    return payloads;
}

} // namespace lancast::test
