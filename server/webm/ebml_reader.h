// Reads EBML element headers (RFC 8794 sections 4 to 6) from a view of bytes.
#pragma once

#include <QByteArrayView>

namespace lancast::webm {

struct ElementHeader
{
    quint32 id = 0;           ///< with its length marker, as specifications print it
    quint64 size = 0;         ///< bytes of content; 0 if unknown
    bool hasUnknownSize = false;
    qsizetype headerSize = 0; ///< bytes of id and size field together
};

enum class EbmlStatus {
    Element,
    Incomplete, ///< more bytes are needed; a normal answer, not an error
    Malformed,
};

struct ElementHeaderResult
{
    EbmlStatus status = EbmlStatus::Incomplete;
    ElementHeader header; ///< valid only with EbmlStatus::Element
};

/// Reads the header at the start of \a bytes. An id has 1-4 bytes, a size field 1-8.
[[nodiscard]] ElementHeaderResult readElementHeader(QByteArrayView bytes);

/// The big-endian unsigned integer that \a content holds (0-8 bytes; empty is 0).
[[nodiscard]] quint64 readUnsigned(QByteArrayView content);

/// The big-endian float that \a content holds (0, 4 or 8 bytes; anything else is 0).
[[nodiscard]] double readFloat(QByteArrayView content);

} // namespace lancast::webm
