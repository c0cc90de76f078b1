// Reads from a video frame's first bytes whether decoding can begin with it.
#pragma once

#include <QByteArrayView>

#include <optional>

namespace lancast::webm {

/// Nothing for other codecs than VP8, VP9 and AV1, and where the bytes do not look like a frame: then the
/// container's word counts.
[[nodiscard]] std::optional<bool> isKeyframe(QByteArrayView codecId, QByteArrayView frame);

} // namespace lancast::webm
