// Blocks as a recording of one picture and one sound has them.
#pragma once

#include "webm/media.h"

#include <QByteArrayList>

#include <vector>

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

/// What the blocks of \a type carry, in order.
inline QByteArrayList payloadsOf(const std::vector<webm::Block> &blocks, webm::TrackType type)
{
    QByteArrayList payloads;
    for (const webm::Block &block : blocks) {
        if (block.type == type)
            payloads.append(block.payload);
    }
    return payloads;
}

} // namespace lancast::test
