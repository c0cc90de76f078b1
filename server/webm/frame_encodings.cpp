#include "webm/frame_encodings.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

#include <zlib.h>

#include <algorithm>

namespace lancast::webm {

namespace {

constexpr quint64 framesScope = 1;
constexpr quint64 privateScope = 2;
constexpr quint64 zlibAlgorithm = 0;
constexpr quint64 headerStripping = 3;
constexpr size_t maxEncodings = 4;
constexpr qsizetype maxLeftOutBytes = 1024;
std::optional<QByteArray> inflated(QByteArrayView bytes, qsizetype maxBytes)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    QByteArray out;
    int result = Z_OK;
    // zlib reads only; its interface of C does not say so.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    while (result == Z_OK && out.size() < maxBytes) {
        const qsizetype old = out.size();
        out.resize(std::min(maxBytes, std::max<qsizetype>(4 * bytes.size(), 2 * old)));
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + old);
        stream.avail_out = static_cast<uInt>(out.size() - old);
        result = inflate(&stream, Z_NO_FLUSH);
        out.chop(static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END ? std::optional(out) : std::nullopt;
}

} // namespace

std::optional<FrameEncodings> FrameEncodings::read(QByteArrayView content)
{
    FrameEncodings encodings;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() != id::ContentEncoding)
            continue;
        auto encoding = readEncoding(cursor.content());
        if (!encoding || encodings.m_encodings.size() == maxEncodings)
            return std::nullopt;
        encodings.m_encodings.push_back(std::move(*encoding));
    }
    if (cursor.isMalformed() || encodings.isEmpty())
        return std::nullopt;
    std::ranges::stable_sort(encodings.m_encodings, std::greater(), &Encoding::order);
    return encodings;
}

std::optional<FrameEncodings::Encoding> FrameEncodings::readEncoding(QByteArrayView content)
{
    Encoding encoding;
    bool isSupported = true;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::ContentEncodingOrder)
            encoding.order = readUnsigned(cursor.content());
        else if (cursor.id() == id::ContentEncodingScope)
            encoding.scope = readUnsigned(cursor.content());
        else if (cursor.id() == id::ContentEncodingType)
            isSupported &= readUnsigned(cursor.content()) == 0; // compression
        else if (cursor.id() == id::ContentCompression)
            isSupported &= readCompression(cursor.content(), encoding);
    }
    // Its only other scope is the ContentCompression of the next one, which nothing writes.
    isSupported &= encoding.scope != 0 && encoding.scope <= (framesScope | privateScope);
    return isSupported && !cursor.isMalformed() ? std::optional(encoding) : std::nullopt;
}

bool FrameEncodings::readCompression(QByteArrayView content, Encoding &encoding)
{
    quint64 algorithm = zlibAlgorithm;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::ContentCompAlgo)
            algorithm = readUnsigned(cursor.content());
        else if (cursor.id() == id::ContentCompSettings && cursor.content().size() <= maxLeftOutBytes)
            encoding.leftOut = cursor.content().toByteArray();
    }
    encoding.isZlib = algorithm == zlibAlgorithm;
    return !cursor.isMalformed() && (encoding.isZlib || algorithm == headerStripping);
}

std::optional<QByteArray> FrameEncodings::frame(QByteArrayView frame, qsizetype &room) const
{
    return undo(framesScope, frame, room);
}

std::optional<QByteArray> FrameEncodings::codecPrivate(QByteArrayView bytes, qsizetype room) const
{
    return undo(privateScope, bytes, room);
}

std::optional<QByteArray> FrameEncodings::undo(quint64 scope, QByteArrayView bytes, qsizetype &room) const
{
    std::optional<QByteArray> out = bytes.toByteArray();
    for (const Encoding &encoding : m_encodings) {
        if (!out || (encoding.scope & scope) == 0)
            continue;
        out = encoding.isZlib ? inflated(*out, room) : std::optional(encoding.leftOut + *out);
        if (out && out->size() > room)
            out.reset();
        // What did not fit has cost as much as there was.
        room -= out ? out->size() : room;
    }
    return out;
}

} // namespace lancast::webm
