// One keyframe as a picture, for a thumbnail: what libvpx decodes, scaled down.
#pragma once

#include <QByteArray>
#include <QImage>

namespace lancast::app {

/// \a codecId as in the file: "V_VP8", "V_VP9". Fits into \a room with its own proportions; null where the
/// codec is another one or the frame makes no sense.
[[nodiscard]] QImage keyFramePicture(const QByteArray &codecId, const QByteArray &frame, QSize room);

} // namespace lancast::app
