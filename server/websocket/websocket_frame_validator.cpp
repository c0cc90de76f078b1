#include "websocket/websocket_frame_validator.h"

#include "websocket/websocket_frame.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace lancast::net {

namespace {

constexpr quint8 continuationOpcode = 0x0;
constexpr quint8 textOpcode = 0x1;
constexpr quint8 binaryOpcode = 0x2;
constexpr quint8 closeOpcode = 0x8;
constexpr quint8 pongOpcode = 0xA;

constexpr qsizetype maxControlBytes = 125;
constexpr qsizetype maskBytes = 4;

base::TokenBucket bucketOf(int framesPerSecond)
{
    return {framesPerSecond, 2 * framesPerSecond};
}

bool isKnownOpcode(quint8 opcode)
{
    return opcode <= binaryOpcode || (opcode >= closeOpcode && opcode <= pongOpcode);
}

/// RFC 6455 section 7.4: what an endpoint may send.
bool isSendableCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

/// \a payload is masked with the four bytes before it.
bool isGoodClose(QByteArrayView mask, QByteArrayView payload)
{
    if (payload.isEmpty())
        return true;
    if (payload.size() < 2)
        return false;
    const std::array bytes{quint8(payload[0] ^ mask[0]), quint8(payload[1] ^ mask[1])};
    return isSendableCode(qFromBigEndian<quint16>(bytes.data()));
}

} // namespace

WebSocketFrameValidator::WebSocketFrameValidator(const FrameLimits &limits)
    : m_limits(limits)
    , m_controlFrames(bucketOf(limits.maxControlFramesPerSecond))
    , m_messages(bucketOf(limits.maxMessagesPerSecond))
    , m_bytes(limits.maxBytesPerSecond, limits.maxByteBurst)
{
}

void WebSocketFrameValidator::setLimits(const FrameLimits &limits)
{
    m_limits = limits;
    m_controlFrames = bucketOf(limits.maxControlFramesPerSecond);
    m_messages = bucketOf(limits.maxMessagesPerSecond);
    m_bytes = {limits.maxBytesPerSecond, limits.maxByteBurst};
}

ValidatedFrames WebSocketFrameValidator::take(QByteArrayView bytes, RelayClock::Time now)
{
    if (m_isClosed || m_fault != FrameFault::None)
        return {{}, m_fault};
    if (!m_bytes.take(bytes.size(), now)) {
        m_fault = FrameFault::TooManyBytes;
        return {{}, m_fault};
    }
    m_held += bytes;
    QByteArray passed;
    qsizetype read = 0;
    while (m_fault == FrameFault::None && !m_isClosed && read < m_held.size()) {
        const QByteArrayView rest = QByteArrayView(m_held).sliced(read);
        const Header header = readHeader(rest);
        m_fault = header.fault != FrameFault::None ? header.fault : checkPlace(header);
        if (m_fault != FrameFault::None || !header.isComplete ||
            rest.size() < header.size + header.payloadSize)
            break;
        const QByteArrayView frame = rest.first(header.size + header.payloadSize);
        m_fault = check(header, frame, now);
        if (m_fault == FrameFault::None)
            pass(header, frame, passed);
        read += frame.size();
    }
    if (m_isClosed || m_fault != FrameFault::None)
        forget();
    else if (read == m_held.size())
        m_held.clear(); // with the room that the largest message so far has taken
    else
        m_held.remove(0, read);
    return {std::move(passed), m_fault};
}

/// What is wrong with its first two bytes is told as soon as they are there.
WebSocketFrameValidator::Header WebSocketFrameValidator::readHeader(QByteArrayView bytes)
{
    Header header;
    const auto first = quint8(bytes[0]);
    header.opcode = first & 0x0F;
    header.isFinal = (first & 0x80) != 0;
    if ((first & 0x70) != 0)
        header.fault = FrameFault::ReservedBits; // no extension is ever agreed on
    else if (!isKnownOpcode(header.opcode))
        header.fault = FrameFault::UnknownOpcode;
    else if (header.isControl() && !header.isFinal)
        header.fault = FrameFault::BadControlFrame;
    if (header.fault != FrameFault::None || bytes.size() < 2)
        return header;
    if ((quint8(bytes[1]) & 0x80) == 0)
        header.fault = FrameFault::NotMasked;
    else if (header.isControl() && (quint8(bytes[1]) & 0x7F) > maxControlBytes)
        header.fault = FrameFault::BadControlFrame;
    return header.fault == FrameFault::None ? readLength(bytes, header) : header;
}

WebSocketFrameValidator::Header WebSocketFrameValidator::readLength(QByteArrayView bytes, Header header)
{
    const int code = quint8(bytes[1]) & 0x7F;
    const qsizetype lengthBytes = code == 127 ? 8 : code == 126 ? 2 : 0;
    if (bytes.size() < 2 + lengthBytes)
        return header;
    quint64 length = quint64(code);
    if (lengthBytes == 2)
        length = qFromBigEndian<quint16>(bytes.data() + 2);
    else if (lengthBytes == 8)
        length = qFromBigEndian<quint64>(bytes.data() + 2);
    const bool isShortest = lengthBytes == 0 || (lengthBytes == 2 && length > 125) || length > 0xFFFF;
    if (!isShortest || (length >> 63) != 0) {
        header.fault = FrameFault::BadLength;
        return header;
    }
    header.size = 2 + lengthBytes + maskBytes;
    header.payloadSize = qsizetype(length);
    header.isComplete = bytes.size() >= header.size;
    return header;
}

/// Whether a frame with that (perhaps unfinished) header may come here.
FrameFault WebSocketFrameValidator::checkPlace(const Header &header) const
{
    if (header.isControl())
        return FrameFault::None;
    if ((header.opcode == continuationOpcode) != m_isInMessage)
        return FrameFault::BadFragment;
    return header.payloadSize > mostBytes(header) - m_message.size() ? FrameFault::MessageTooLarge
                                                                     : FrameFault::None;
}

/// Of the message that a frame with that header belongs to.
qsizetype WebSocketFrameValidator::mostBytes(const Header &header) const
{
    const quint8 opcode = header.opcode == continuationOpcode ? m_messageOpcode : header.opcode;
    return opcode == textOpcode && m_limits.maxTextBytes > 0
               ? std::min(m_limits.maxTextBytes, m_limits.maxMessageBytes)
               : m_limits.maxMessageBytes;
}

FrameFault WebSocketFrameValidator::check(const Header &header, QByteArrayView frame, RelayClock::Time now)
{
    if (!header.isControl()) {
        const bool isFirst = header.opcode != continuationOpcode;
        return !isFirst || m_messages.take(1, now) ? FrameFault::None : FrameFault::TooManyMessages;
    }
    if (!m_controlFrames.take(1, now))
        return FrameFault::TooManyControlFrames;
    const bool isGood =
        header.opcode != closeOpcode ||
        isGoodClose(frame.sliced(header.size - maskBytes, maskBytes), frame.sliced(header.size));
    return isGood ? FrameFault::None : FrameFault::BadClose;
}

void WebSocketFrameValidator::pass(const Header &header, QByteArrayView frame, QByteArray &passed)
{
    if (!header.isControl() && (m_isInMessage || !header.isFinal))
        addFragment(header, frame, passed);
    else
        passed += frame;
    m_isClosed = header.opcode == closeOpcode;
    m_pongs += header.opcode == pongOpcode ? 1 : 0;
    if (!m_isInMessage)
        m_waitedFor = {};
}

void WebSocketFrameValidator::addFragment(const Header &header, QByteArrayView frame, QByteArray &passed)
{
    if (!m_isInMessage)
        m_messageOpcode = header.opcode;
    const QByteArrayView mask = frame.sliced(header.size - maskBytes, maskBytes);
    const QByteArrayView payload = frame.sliced(header.size);
    m_message.reserve(m_message.size() + payload.size());
    for (qsizetype i = 0; i < payload.size(); ++i)
        m_message.append(char(payload[i] ^ mask[i % maskBytes]));
    m_isInMessage = !header.isFinal;
    if (m_isInMessage)
        return;
    const auto kind = m_messageOpcode == binaryOpcode ? FrameKind::Binary : FrameKind::Text;
    QByteArray start = WebSocketHeader(kind, m_message.size()).bytes().toByteArray();
    start[1] = char(quint8(start[1]) | 0x80); // masked, with zeros
    passed += start + QByteArray(maskBytes, '\0') + m_message;
    m_message.clear();
}

void WebSocketFrameValidator::forget()
{
    m_held.clear();
    m_message.clear();
    m_isInMessage = false;
}

FrameFault WebSocketFrameValidator::tick(RelayClock::Time elapsed)
{
    if (m_fault != FrameFault::None || (m_held.isEmpty() && !m_isInMessage))
        return m_fault;
    m_waitedFor += elapsed;
    if (m_waitedFor >= m_limits.messageDeadline) {
        m_fault = FrameFault::TooSlow;
        forget();
    }
    return m_fault;
}

} // namespace lancast::net
