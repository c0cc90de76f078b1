// Arbitrary bytes as a client's WebSocket frames, cut by the input: what passes is what RFC 6455 allows, and
// no more.
#include "websocket/websocket_frame_validator.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <array>
#include <optional>

using namespace lancast::fuzz;
using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

/// So that small inputs reach them.
constexpr FrameLimits limits{.maxMessageBytes = 300,
                             .messageDeadline = 20s,
                             .maxControlFramesPerSecond = 3,
                             .maxBytesPerSecond = 0,
                             .maxByteBurst = 0};
constexpr qsizetype maxControlFrameBytes = 131;
constexpr int maxControlFramesAtOnce = 6;

struct Frame
{
    int opcode = 0;
    bool isFinal = false;
    quint64 payloadSize = 0;
    QByteArray payload; ///< unmasked
};

/// RFC 6455 section 5.2, read the slow and plain way. Nothing unless the frame is all there and well-formed.
std::optional<Frame> readFrame(QByteArrayView bytes, qsizetype &at)
{
    const auto byte = [&](qsizetype i) { return i < bytes.size() ? int(quint8(bytes[i])) : -1; };
    const int first = byte(at);
    const int second = byte(at + 1);
    const bool isMasked = second >= 0 && (second & 0x80) != 0;
    if (first < 0 || (first & 0x70) != 0 || !isMasked)
        return std::nullopt;
    Frame frame{first & 0x0F, (first & 0x80) != 0, quint64(second & 0x7F), {}};
    qsizetype position = at + 2;
    const int lengthBytes = frame.payloadSize == 126 ? 2 : frame.payloadSize == 127 ? 8 : 0;
    if (lengthBytes > 0) {
        if (position + lengthBytes > bytes.size())
            return std::nullopt;
        frame.payloadSize = 0;
        for (int i = 0; i < lengthBytes; ++i)
            frame.payloadSize = frame.payloadSize * 256 + quint64(byte(position++));
        if (frame.payloadSize < (lengthBytes == 2 ? 126u : 65536u))
            return std::nullopt;
    }
    const qsizetype mask = position;
    position += 4;
    if (position > bytes.size() || frame.payloadSize > quint64(bytes.size() - position))
        return std::nullopt;
    for (quint64 i = 0; i < frame.payloadSize; ++i)
        frame.payload += char(byte(position++) ^ byte(mask + qsizetype(i % 4)));
    at = position;
    return frame;
}

bool mayBeClose(const QByteArray &payload)
{
    if (payload.size() < 2)
        return payload.isEmpty();
    const int code = quint8(payload[0]) * 256 + quint8(payload[1]);
    const bool isReserved = code < 1000 || code > 4999 || (code > 1014 && code < 3000);
    return !isReserved && code != 1004 && code != 1005 && code != 1006;
}

/// A message that came in fragments, as one frame: masked with zeros.
QByteArray joined(int opcode, const QByteArray &payload)
{
    const qsizetype size = payload.size();
    QByteArray frame(1, char(0x80 | opcode));
    if (size < 126)
        frame += char(0x80 | size);
    else
        frame += QByteArray("\xFE") + char(size >> 8) + char(size);
    return frame + QByteArray(4, '\0') + payload;
}

/// The frames at the start of \a bytes that may pass: as they came, and those in fragments joined.
QByteArray allowed(QByteArrayView bytes)
{
    QByteArray passed;
    qsizetype at = 0;
    QByteArray message;
    int messageOpcode = 0; // 0: in no message
    int controlFrames = 0;
    while (true) {
        const qsizetype start = at;
        const std::optional<Frame> frame = readFrame(bytes, at);
        if (!frame)
            return passed;
        if (frame->opcode >= 8) {
            const bool isAllowed = frame->opcode <= 10 && frame->isFinal && frame->payloadSize <= 125 &&
                                   ++controlFrames <= maxControlFramesAtOnce;
            if (!isAllowed || (frame->opcode == 8 && !mayBeClose(frame->payload)))
                return passed;
            passed += bytes.sliced(start, at - start);
            if (frame->opcode == 8)
                return passed; // nothing follows
            continue;
        }
        message += frame->payload;
        const bool isContinuation = frame->opcode == 0;
        if (frame->opcode > 2 || isContinuation != (messageOpcode != 0) ||
            message.size() > limits.maxMessageBytes)
            return passed;
        if (!isContinuation)
            messageOpcode = frame->opcode;
        if (!frame->isFinal)
            continue;
        passed +=
            isContinuation ? joined(messageOpcode, message) : bytes.sliced(start, at - start).toByteArray();
        message.clear();
        messageOpcode = 0;
    }
}

/// A frame that is mostly right, of a length at which something changes.
QByteArray madeFrame(FuzzInput &input)
{
    constexpr std::array<int, 10> sizes = {0, 1, 2, 5, 125, 126, 127, 299, 300, 301};
    const int size = sizes[input.number<size_t>(0, sizes.size() - 1)];
    const int longForm = input.number(0, 4);
    QByteArray bytes(1, char((input.number(0, 4) > 0 ? 0x80 : 0) | input.number(0, 10)));
    const char maskBit = char(input.number(0, 20) > 0 ? 0x80 : 0);
    if (size < 126 && longForm < 4)
        bytes += char(maskBit | char(size));
    else if (longForm > 0)
        bytes += QByteArray(1, char(maskBit | 126)) + char(size >> 8) + char(size);
    else
        bytes += QByteArray(1, char(maskBit | 127)) + QByteArray(6, '\0') + char(size >> 8) + char(size);
    bytes += input.text(4).leftJustified(4, '\0');
    return bytes + input.text(size_t(size)).leftJustified(size, char(input.number(0, 255)));
}

QByteArray takeBytes(FuzzInput &input)
{
    QByteArray bytes;
    for (int left = input.number(0, 6); left > 0; --left)
        bytes += madeFrame(input);
    return bytes + input.rest();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    const auto maxPiece = input.number<qsizetype>(1, 40);
    const bool isSlow = input.flag();
    const QByteArray all = takeBytes(input);

    WebSocketFrameValidator whole(limits);
    const ValidatedFrames atOnce = whole.take(all, 1h);
    require(atOnce.bytes == allowed(all), "what RFC 6455 and the limits allow passes, and no more");

    WebSocketFrameValidator guard(limits);
    QByteArray passed;
    FrameFault fault = FrameFault::None;
    for (qsizetype at = 0, piece = 1; at < all.size(); at += piece, piece = 1 + (piece * 7) % maxPiece) {
        const ValidatedFrames some =
            guard.take(QByteArrayView(all).sliced(at).first(qMin(piece, all.size() - at)), 1h);
        require(fault == FrameFault::None || (some.bytes.isEmpty() && some.fault == fault),
                "nothing passes after a fault");
        passed += some.bytes;
        fault = some.fault;
        require(guard.heldBytes() <= limits.maxMessageBytes + maxControlFrameBytes + maxPiece,
                "what is held has its limit");
    }
    require(passed == atOnce.bytes, "how the bytes are cut changes nothing");
    // Which of two faults of one frame is told may depend on the cut.
    require((fault == FrameFault::None) == (atOnce.fault == FrameFault::None),
            "a fault is a fault at every cut");
    require(guard.heldBytes() == whole.heldBytes(), "as much is held at every cut");
    if (isSlow && guard.heldBytes() > 0)
        require(guard.tick(limits.messageDeadline) != FrameFault::None,
                "half a frame is not waited for for ever");
    require(whole.tick(1s) == atOnce.fault, "a fault is final");
    return 0;
}
