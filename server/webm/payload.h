// Memory of payloads: bytes are gathered in it once, and stay there up to the chunk of a single frame.
#pragma once

#include "webm/media.h"

#include <QByteArrayView>

#include <span>

namespace lancast::webm {

/// Appends \a bytes to the beginning of an element of \a elementBytes. Room for all of it is made only if one
/// of \a largest bytes was as large before: its size is a mere claim.
void gather(QByteArray &beginning, QByteArrayView bytes, qsizetype elementBytes, qsizetype largest);

/// Gives payloads that refer to memory of others their own; the others are detached. \a element: what the
/// only payload may keep as its memory, because it lies in it; can be empty. A payload's memory is little
/// larger than the payload.
void keepPayloads(std::span<Frame> frames, QByteArray element);

/// Puts \a before before \a payload, in the same memory. False, with \a payload as it was, if others use that
/// memory, if it has no room, or if too much of it would be wasted.
[[nodiscard]] bool prependInPlace(QByteArray &payload, QByteArrayView before);

} // namespace lancast::webm
