// What the demuxer makes of a document.
#pragma once

#include "webm/demuxer.h"

#include "tests/support/webm_elements.h"

namespace lancast::test {

using namespace webm;
using namespace std::chrono_literals;

struct Demuxed
{
    DemuxError error = DemuxError::None;
    Tracks tracks;
    std::vector<Frame> blocks;
};

inline Demuxed demux(const QByteArray &bytes)
{
    Demuxer demuxer;
    Demuxed result;
    result.error = demuxer.feed(bytes, result.blocks);
    result.tracks = demuxer.tracks();
    return result;
}

inline QList<qint64> milliseconds(const std::vector<Frame> &blocks)
{
    QList<qint64> times;
    for (const Frame &block : blocks)
        times.append(block.time / 1ms);
    return times;
}

inline QByteArray payloads(const std::vector<Frame> &blocks)
{
    QByteArrayList all;
    for (const Frame &block : blocks)
        all.append(block.payload);
    return all.join(' ');
}

inline QByteArray blockGroup(const QByteArray &content)
{
    return element("A0", content);
}

inline const QByteArray twoBlocks = simpleBlock(1, 0, 0x80, "key") + simpleBlock(2, 5, 0x80, "tone");

} // namespace lancast::test
