#include "webm/ebml_writer.h"

#include <algorithm>
#include <bit>

namespace lancast::webm {

namespace {

constexpr int bitsPerByte = 8;

int byteLength(quint64 value)
{
    return std::max(1, (static_cast<int>(std::bit_width(value)) + bitsPerByte - 1) / bitsPerByte);
}

} // namespace

int vintLength(quint64 value)
{
    // All ones are reserved, so that a value of all ones needs one byte more: hence + 1.
    return std::max(1, (static_cast<int>(std::bit_width(value + 1)) + 6) / 7);
}

void writeBigEndian(QByteArray &out, quint64 value, int length)
{
    for (int shift = bitsPerByte * (length - 1); shift >= 0; shift -= bitsPerByte)
        out.append(static_cast<char>(value >> shift));
}

void writeId(QByteArray &out, quint32 id)
{
    writeBigEndian(out, id, byteLength(id));
}

void writeVint(QByteArray &out, quint64 value)
{
    const int length = vintLength(value);
    writeBigEndian(out, value | (quint64(1) << (7 * length)), length);
}

void writeUnsigned(QByteArray &out, quint32 id, quint64 value)
{
    const int length = byteLength(value);
    writeId(out, id);
    writeVint(out, static_cast<quint64>(length));
    writeBigEndian(out, value, length);
}

void writeSigned(QByteArray &out, quint32 id, qint64 value)
{
    writeId(out, id);
    writeVint(out, sizeof value);
    writeBigEndian(out, static_cast<quint64>(value), sizeof value);
}

void writeFloat(QByteArray &out, quint32 id, double value)
{
    writeSigned(out, id, std::bit_cast<qint64>(value));
}

void writeBinary(QByteArray &out, quint32 id, QByteArrayView content)
{
    writeId(out, id);
    writeVint(out, static_cast<quint64>(content.size()));
    out.append(content);
}

void writeUnknownSizeHeader(QByteArray &out, quint32 id)
{
    writeId(out, id);
    writeBigEndian(out, 0x01FF'FFFF'FFFF'FFFF, 8);
}

} // namespace lancast::webm
