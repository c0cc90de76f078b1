#include "webm/landmarks.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

#include <algorithm>
#include <initializer_list>

namespace lancast::webm {

namespace {

constexpr qsizetype idBytes = 4;

bool isOneOf(quint32 id, std::initializer_list<quint32> ids)
{
    return std::ranges::find(ids, id) != ids.end();
}

/// What has not come by maxLandmarkBytes does not count any more.
LandmarkStatus missing(QByteArrayView bytes)
{
    return bytes.size() < maxLandmarkBytes ? LandmarkStatus::Undecided : LandmarkStatus::None;
}

/// Of a Cluster whose children begin at \a offset.
LandmarkStatus timestampStatus(QByteArrayView bytes, qsizetype offset)
{
    while (offset < bytes.size()) {
        const auto [status, child] = readElementHeader(bytes.sliced(offset));
        if (status == EbmlStatus::Incomplete)
            return missing(bytes);
        if (status == EbmlStatus::Malformed || child.hasUnknownSize)
            return LandmarkStatus::None;
        if (child.id == id::Timestamp)
            return child.size <= quint64(maxIntegerBytes) ? LandmarkStatus::Found : LandmarkStatus::None;
        const bool mayComeBefore = isOneOf(child.id, {id::Void, id::Crc32, id::Position, id::PrevSize});
        if (!mayComeBefore || child.size > quint64(maxLandmarkBytes))
            return LandmarkStatus::None;
        offset += child.headerSize + qsizetype(child.size);
    }
    return missing(bytes);
}

/// Of a master whose first child at \a offset must be one of \a ids.
LandmarkStatus firstChildStatus(QByteArrayView bytes, qsizetype offset, std::initializer_list<quint32> ids)
{
    const auto [status, child] = readElementHeader(bytes.sliced(offset));
    if (status == EbmlStatus::Incomplete)
        return missing(bytes);
    const bool isExpected = status == EbmlStatus::Element && !child.hasUnknownSize && isOneOf(child.id, ids);
    return isExpected ? LandmarkStatus::Found : LandmarkStatus::None;
}

LandmarkStatus statusAt(QByteArrayView bytes)
{
    bytes = bytes.first(std::min(bytes.size(), maxLandmarkBytes));
    const auto [status, header] = readElementHeader(bytes);
    if (status == EbmlStatus::Incomplete)
        return missing(bytes);
    if (status == EbmlStatus::Malformed)
        return LandmarkStatus::None;
    if (header.id == id::Cluster)
        return timestampStatus(bytes, header.headerSize);
    if (header.hasUnknownSize || header.size == 0)
        return LandmarkStatus::None;
    if (header.id == id::Tracks)
        return firstChildStatus(bytes, header.headerSize, {id::TrackEntry, id::Crc32, id::Void});
    return firstChildStatus(bytes, header.headerSize,
                            {id::EbmlVersion, id::EbmlReadVersion, id::EbmlMaxIdLength, id::EbmlMaxSizeLength,
                             id::DocType, id::DocTypeVersion, id::DocTypeReadVersion, id::Crc32, id::Void});
}

/// True if \a bytes begin with a landmark's id, or with as much of one as they have.
bool beginsLikeLandmark(QByteArrayView bytes)
{
    const qsizetype count = std::min(bytes.size(), idBytes);
    const quint64 value = readUnsigned(bytes.first(count));
    const qsizetype missingBits = 8 * (idBytes - count);
    return std::ranges::any_of(std::initializer_list<quint32>{id::Cluster, id::Ebml, id::Tracks},
                               [&](quint32 id) { return id >> missingBits == value; });
}

} // namespace

Landmark findLandmark(QByteArrayView bytes, qsizetype end)
{
    for (qsizetype offset = 0; offset < end; ++offset) {
        // All three ids begin with a byte from 0x10 to 0x1F, as one in sixteen of random bytes does.
        if (quint8(bytes[offset]) >> 4 != 1 || !beginsLikeLandmark(bytes.sliced(offset)))
            continue;
        const LandmarkStatus status = statusAt(bytes.sliced(offset));
        if (status != LandmarkStatus::None)
            return {status, offset};
    }
    return {LandmarkStatus::None, end};
}

} // namespace lancast::webm
