#include "webm/ebml_reader.h"

#include <bit>

namespace lancast::webm {

namespace {

constexpr int maxIdLength = 4; // EBMLMaxIDLength's default, the only one Matroska uses
constexpr int bitsPerVintByte = 7;

constexpr quint64 allOnes(int length)
{
    return (quint64(1) << (bitsPerVintByte * length)) - 1;
}

// An id must be the shortest encoding of its value, and neither all ones nor all zeros (RFC 8794 section 5).
bool isValidId(const Vint &vint)
{
    return !vint.isAllOnes && vint.value != 0 && vint.value >= allOnes(vint.length - 1);
}

} // namespace

Vint readVint(QByteArrayView bytes)
{
    Vint vint;
    if (bytes.isEmpty())
        return vint;
    const auto first = static_cast<quint8>(bytes[0]);
    if (first == 0) {
        vint.status = EbmlStatus::Malformed;
        return vint;
    }
    vint.length = std::countl_zero(first) + 1;
    if (bytes.size() < vint.length)
        return vint;
    vint.value = readUnsigned(bytes.first(vint.length)) & allOnes(vint.length);
    vint.isAllOnes = vint.value == allOnes(vint.length);
    vint.status = EbmlStatus::Element;
    return vint;
}

ElementHeaderResult readElementHeader(QByteArrayView bytes)
{
    const Vint id = readVint(bytes);
    if (id.length > maxIdLength)
        return {EbmlStatus::Malformed, {}};
    if (id.status != EbmlStatus::Element)
        return {id.status, {}};
    if (!isValidId(id))
        return {EbmlStatus::Malformed, {}};
    const Vint size = readVint(bytes.sliced(id.length));
    if (size.status != EbmlStatus::Element)
        return {size.status, {}};

    ElementHeader header;
    header.id = static_cast<quint32>(readUnsigned(bytes.first(id.length)));
    header.hasUnknownSize = size.isAllOnes;
    header.size = size.isAllOnes ? 0 : size.value;
    header.headerSize = id.length + size.length;
    return {EbmlStatus::Element, header};
}

bool ElementCursor::next()
{
    if (m_rest.isEmpty() || m_isMalformed)
        return false;
    const auto [status, header] = readElementHeader(m_rest);
    // Everything is there already: what is incomplete here can never become complete.
    if (status != EbmlStatus::Element || header.hasUnknownSize ||
        header.size > static_cast<quint64>(m_rest.size() - header.headerSize)) {
        m_isMalformed = true;
        return false;
    }
    m_id = header.id;
    m_content = m_rest.sliced(header.headerSize, static_cast<qsizetype>(header.size));
    m_rest = m_rest.sliced(header.headerSize + m_content.size());
    return true;
}

quint64 readUnsigned(QByteArrayView content)
{
    quint64 value = 0;
    for (const char byte : content)
        value = (value << 8) | static_cast<quint8>(byte);
    return value;
}

qint64 readSigned(QByteArrayView content)
{
    const quint64 value = readUnsigned(content);
    const qsizetype bits = 8 * content.size();
    if (bits == 0 || bits >= 64)
        return static_cast<qint64>(value);
    const quint64 sign = quint64(1) << (bits - 1);
    return static_cast<qint64>((value ^ sign) - sign);
}

double readFloat(QByteArrayView content)
{
    if (content.size() == 4)
        return std::bit_cast<float>(static_cast<quint32>(readUnsigned(content)));
    if (content.size() == 8)
        return std::bit_cast<double>(readUnsigned(content));
    return 0;
}

QByteArray readString(QByteArrayView content)
{
    const qsizetype end = content.indexOf('\0');
    return (end < 0 ? content : content.first(end)).toByteArray();
}

} // namespace lancast::webm
