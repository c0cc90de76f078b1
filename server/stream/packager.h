// Makes the bytes of one container format out of frames.
#pragma once

#include "webm/chunk_muxer.h"
#include "webm/media.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace lancast::stream {

/// What comes before the chunks of a stream.
struct StreamHead
{
    QByteArray mime; ///< with codecs, as MediaSource.isTypeSupported() takes it
    QByteArray initSegment;
};

/// One for each feed: it knows where its stream stands.
class Packager
{
public:
    virtual ~Packager() = default;

    /// The frames that follow are of \a tracks; what was packaged before is over.
    [[nodiscard]] virtual StreamHead start(const webm::Tracks &tracks) = 0;
    /// Chunks of whole frames; one starts at each sync point. \a frames are in the order of the stream.
    /// The memory of payloads that nobody else uses can become that of chunks.
    [[nodiscard]] virtual std::vector<webm::MuxedChunk> package(std::vector<webm::Frame> frames) = 0;
    /// One chunk of a beginning that is made up for a joining viewer: \a frames in the order of decoding, the
    /// first of them a keyframe, milliseconds apart. What package() gives is not changed by that.
    [[nodiscard]] virtual webm::MuxedChunk packageApart(std::span<const webm::Frame> frames) const = 0;
};

} // namespace lancast::stream
