#include "webm/payload.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lancast::webm {

namespace {

/// Before a payload, for what a SimpleBlock has there. What was cut out of one has the room of that.
constexpr qsizetype roomBefore = 16;
/// Bytes of a payload's memory beside it: a frame of a few bytes must not keep the block that it came in.
/// What QtWebEngine's recorder puts behind each frame, an alpha channel without any transparency, is no
/// reason to copy.
constexpr qsizetype mostWaste(qsizetype payloadBytes)
{
    return 64 + payloadBytes / 8;
}

QByteArray copied(QByteArrayView bytes)
{
    QByteArray copy(roomBefore + bytes.size(), Qt::Uninitialized);
    std::memcpy(copy.data() + roomBefore, bytes.data(), std::size_t(bytes.size()));
    copy.remove(0, roomBefore); // stays as room: nothing is moved
    return copy;
}

/// \a payload lies in \a element.
QByteArray cutOut(QByteArray element, QByteArrayView payload)
{
    if (element.capacity() - payload.size() > mostWaste(payload.size()))
        return copied(payload);
    const qsizetype offset = payload.data() - element.constData();
    element.truncate(offset + payload.size());
    element.remove(0, offset);
    return element;
}

} // namespace

void gather(QByteArray &beginning, QByteArrayView bytes, qsizetype elementBytes, qsizetype largest)
{
    const qsizetype size = beginning.size() + bytes.size();
    if (size > beginning.capacity())
        beginning.reserve(std::min(std::max(elementBytes, size), std::max(2 * size, largest)));
    beginning.append(bytes);
}

void keepPayloads(std::span<Frame> frames, QByteArray element)
{
    const bool mayKeep = frames.size() == 1 && !element.isEmpty();
    for (Frame &frame : frames) {
        if (!frame.payload.isDetached())
            frame.payload =
                mayKeep ? cutOut(std::exchange(element, {}), frame.payload) : copied(frame.payload);
    }
}

bool prependInPlace(QByteArray &payload, QByteArrayView before)
{
    const qsizetype room = payload.capacity() - payload.size();
    if (!payload.isDetached() || room < before.size() || room > mostWaste(payload.size()))
        return false;
    payload.prepend(before);
    return true;
}

} // namespace lancast::webm
