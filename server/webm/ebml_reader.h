// Reads EBML (RFC 8794 sections 4 to 7) from a view of bytes.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::webm {

enum class EbmlStatus {
    Element,
    Incomplete, ///< more bytes are needed; a normal answer, not an error
    Malformed,
};

/// A variable-size integer (RFC 8794 section 4).
struct Vint
{
    EbmlStatus status = EbmlStatus::Incomplete;
    quint64 value = 0;      ///< without the length marker
    int length = 0;         ///< bytes, 1-8
    bool isAllOnes = false; ///< the reserved value: unknown, as an element's size
};

[[nodiscard]] Vint readVint(QByteArrayView bytes);

struct ElementHeader
{
    quint32 id = 0;   ///< with its length marker, as specifications print it
    quint64 size = 0; ///< bytes of content; 0 if unknown
    bool hasUnknownSize = false;
    qsizetype headerSize = 0; ///< bytes of id and size field together
};

struct ElementHeaderResult
{
    EbmlStatus status = EbmlStatus::Incomplete;
    ElementHeader header; ///< valid only with EbmlStatus::Element
};

/// Reads the header at the start of \a bytes. An id has 1-4 bytes, a size field 1-8.
[[nodiscard]] ElementHeaderResult readElementHeader(QByteArrayView bytes);

/// Walks over the children of a master element whose content is there completely. Every child must have a
/// known size and lie inside. Nested masters get a cursor of their own.
///     while (cursor.next()) ... cursor.id() ... cursor.content() ...
///     if (cursor.isMalformed()) ...
class ElementCursor final
{
public:
    explicit ElementCursor(QByteArrayView content)
        : m_rest(content)
    {
    }

    /// False at the end and where the content is malformed.
    [[nodiscard]] bool next();
    [[nodiscard]] quint32 id() const { return m_id; }
    [[nodiscard]] QByteArrayView content() const { return m_content; }
    [[nodiscard]] bool isMalformed() const { return m_isMalformed; }

private:
    QByteArrayView m_rest;
    QByteArrayView m_content;
    quint32 m_id = 0;
    bool m_isMalformed = false;
};

/// Of an integer, signed or not (RFC 8794, sections 7.1 and 7.2).
inline constexpr qsizetype maxIntegerBytes = 8;

/// The big-endian unsigned integer that \a content holds (0-8 bytes; empty is 0).
[[nodiscard]] quint64 readUnsigned(QByteArrayView content);

/// The big-endian two's complement integer that \a content holds (0-8 bytes; empty is 0).
[[nodiscard]] qint64 readSigned(QByteArrayView content);

/// The big-endian float that \a content holds (0, 4 or 8 bytes; anything else is 0).
[[nodiscard]] double readFloat(QByteArrayView content);

/// The text that \a content holds; EBML allows it to be padded with zero bytes.
[[nodiscard]] QByteArray readString(QByteArrayView content);

} // namespace lancast::webm
