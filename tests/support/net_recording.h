// A recording made by hand: numbered frames of any size, so that what arrives can be told to be whole and in
// order.
#pragma once

#include "webm/demuxer.h"

#include "tests/support/webm_elements.h"

#include <QList>

#include <optional>

namespace lancast::test {

/// VP8 by name only: nothing here decodes it.
class NumberedRecording final
{
public:
    explicit NumberedRecording(qsizetype frameBytes = 1'000, int keyframeEvery = 10, int frameStep = 33)
        : m_frameBytes(frameBytes)
        , m_keyframeEvery(keyframeEvery)
        , m_frameStep(frameStep)
    {
    }

    /// The header, and the first frame.
    [[nodiscard]] QByteArray firstPiece() { return beginning(videoEntry()) + nextPiece(); }

    /// The next frame, with a Cluster header before it where it is a keyframe.
    [[nodiscard]] QByteArray nextPiece()
    {
        const int number = m_next++;
        const bool isKeyframe = number % m_keyframeEvery == 0;
        const int time = number * m_frameStep;
        if (isKeyframe)
            m_clusterTime = time;
        return (isKeyframe ? openCluster(quint64(time)) : QByteArray()) +
               simpleBlock(1, qint16(time - m_clusterTime), isKeyframe ? 0x80 : 0x00, payload(number));
    }

    [[nodiscard]] QByteArray payload(int number) const
    {
        return bigEndian(quint64(number), 4) + QByteArray(m_frameBytes - 4, char('a' + number % 26));
    }

    [[nodiscard]] int framesMade() const { return m_next; }
    [[nodiscard]] int keyframeEvery() const { return m_keyframeEvery; }

private:
    qsizetype m_frameBytes;
    int m_keyframeEvery;
    int m_frameStep;
    int m_next = 0;
    int m_clusterTime = 0;
};

inline int numberOf(const webm::Frame &block)
{
    bool isNumber = false;
    const int number = block.payload.left(4).toHex().toInt(&isNumber, 16);
    return isNumber ? number : -1;
}

/// What a strict reader makes of \a bytes.
struct ReadBack
{
    webm::DemuxError error = webm::DemuxError::None;
    std::vector<webm::Frame> blocks;
    qsizetype leftOver = 0; ///< bytes of an element that is not complete

    [[nodiscard]] QList<int> numbers() const
    {
        QList<int> all;
        for (const webm::Frame &block : blocks)
            all.append(numberOf(block));
        return all;
    }
};

inline ReadBack readBack(const QByteArray &bytes)
{
    webm::Demuxer demuxer;
    ReadBack result;
    result.error = demuxer.feed(bytes, result.blocks);
    result.leftOver = demuxer.bufferedBytes();
    return result;
}

/// True if all blocks are whole frames of \a recording with rising numbers.
inline bool areWholeAndInOrder(const ReadBack &read, const NumberedRecording &recording)
{
    int last = -1;
    for (const webm::Frame &block : read.blocks) {
        const int number = numberOf(block);
        if (number <= last || block.payload != recording.payload(number))
            return false;
        last = number;
    }
    return read.error == webm::DemuxError::None && read.leftOver == 0;
}

} // namespace lancast::test
