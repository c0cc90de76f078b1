// Elements that fill room in a file to the byte, so that others can be written over them later.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace lancast::record {

inline constexpr qint64 longSizeBytes = 8;

/// The size of an element, in \a length bytes.
[[nodiscard]] QByteArray sizeField(quint64 size, int length);

/// An element that means nothing and fills \a space bytes, of which there are at least two.
void writeVoid(QByteArray &out, qint64 space);

/// Fills \a space with an element of four id bytes and a Void behind it. Nothing if it does not fit.
[[nodiscard]] std::optional<QByteArray> inSpace(quint32 elementId, QByteArrayView content, qint64 space);

} // namespace lancast::record
