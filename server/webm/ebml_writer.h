// Writes EBML elements (RFC 8794) behind one another into a QByteArray.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::webm {

void writeId(QByteArray &out, quint32 id);
/// A size field or other variable-size integer, as short as it can be; \a value is below 2^56 - 1.
void writeVint(QByteArray &out, quint64 value);
/// \a value as \a length big-endian bytes.
void writeBigEndian(QByteArray &out, quint64 value, int length);

/// The bytes that writeVint() writes for \a value.
[[nodiscard]] int vintLength(quint64 value);

void writeUnsigned(QByteArray &out, quint32 id, quint64 value);
/// Always eight bytes long.
void writeSigned(QByteArray &out, quint32 id, qint64 value);
void writeFloat(QByteArray &out, quint32 id, double value);
void writeBinary(QByteArray &out, quint32 id, QByteArrayView content);
/// The header of a master whose end is not known when it starts.
void writeUnknownSizeHeader(QByteArray &out, quint32 id);

} // namespace lancast::webm
