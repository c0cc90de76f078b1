// Reads what a recording file's index needs to know of a block, from its first bytes.
#pragma once

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace lancast::record {

struct BlockHead
{
    quint64 track = 0;
    std::chrono::milliseconds relativeTime{0}; ///< to its Cluster's
    bool isKeyframe = false;                   ///< false in a BlockGroup, which has no such flag
    QByteArrayView payload;                    ///< as much of it as was given
    qint64 size = 0;                           ///< of the whole element
};

/// So many bytes of an element are enough to read its head, with a few of the payload.
inline constexpr qsizetype blockHeadBytes = 64;

/// Reads the SimpleBlock or BlockGroup at the start of \a bytes, of which the end may be missing. Nothing if
/// there is none, or it is malformed.
[[nodiscard]] std::optional<BlockHead> readBlockHead(QByteArrayView bytes);

} // namespace lancast::record
