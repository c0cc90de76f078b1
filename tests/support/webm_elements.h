// Builds WebM bytes by hand, without any code of the product, so that a test can write what no muxer would.
#pragma once

#include <QByteArray>

namespace lancast::test {

inline QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

inline QByteArray bigEndian(quint64 value, int length)
{
    QByteArray bytes(length, '\0');
    for (int i = length - 1; i >= 0; --i, value >>= 8)
        bytes[i] = static_cast<char>(value & 0xFF);
    return bytes;
}

/// An element header that claims \a size, with a size field of eight bytes.
inline QByteArray header(const char *idDigits, quint64 size)
{
    return hex(idDigits) + '\x01' + bigEndian(size, 7);
}

inline QByteArray element(const char *idDigits, const QByteArray &content)
{
    return header(idDigits, static_cast<quint64>(content.size())) + content;
}

inline QByteArray number(const char *idDigits, quint64 value)
{
    return element(idDigits, bigEndian(value, 8));
}

/// The header of an element of unknown size, with a size field of one byte.
inline QByteArray openEnded(const char *idDigits)
{
    return hex(idDigits) + '\xFF';
}

inline QByteArray ebmlHeader(const QByteArray &docType = "webm")
{
    return element("1A45DFA3", element("4282", docType));
}

inline QByteArray info(quint64 timestampScale = 1'000'000)
{
    return element("1549A966", number("2AD7B1", timestampScale));
}

inline QByteArray videoEntry(quint64 trackNumber = 1, const QByteArray &more = {})
{
    return element("AE", number("D7", trackNumber) + number("83", 1) + element("86", "V_VP8") +
                             element("E0", number("B0", 320) + number("BA", 180)) + more);
}

inline QByteArray audioEntry(quint64 trackNumber = 2, const QByteArray &more = {})
{
    return element("AE", number("D7", trackNumber) + number("83", 2) + element("86", "A_OPUS") +
                             element("E1", element("B5", hex("473B8000")) + number("9F", 2)) + more);
}

inline QByteArray tracks(const QByteArray &entries = videoEntry() + audioEntry())
{
    return element("1654AE6B", entries);
}

/// All before the first Cluster, with a Segment of unknown size.
inline QByteArray beginning(const QByteArray &entries = videoEntry() + audioEntry())
{
    return ebmlHeader() + openEnded("18538067") + info() + tracks(entries);
}

/// What stands in a SimpleBlock or Block. Flags: 0x80 keyframe, 0x02 Xiph, 0x04 fixed, 0x06 EBML lacing.
inline QByteArray blockContent(int trackNumber, qint16 relativeTime, int flags, const QByteArray &payload)
{
    return QByteArray(1, static_cast<char>(0x80 | trackNumber)) +
           bigEndian(static_cast<quint16>(relativeTime), 2) + static_cast<char>(flags) + payload;
}

inline QByteArray simpleBlock(int trackNumber, qint16 relativeTime, int flags, const QByteArray &payload)
{
    return element("A3", blockContent(trackNumber, relativeTime, flags, payload));
}

inline QByteArray openCluster(quint64 timestamp)
{
    return openEnded("1F43B675") + number("E7", timestamp);
}

inline QByteArray cluster(quint64 timestamp, const QByteArray &content)
{
    return element("1F43B675", number("E7", timestamp) + content);
}

} // namespace lancast::test
