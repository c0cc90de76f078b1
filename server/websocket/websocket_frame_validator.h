// Lets a client's WebSocket messages pass once they are whole, well-formed and within the limits (RFC 6455
// section 5). Pure.
#pragma once

#include "base/relay_clock.h"
#include "base/token_bucket.h"

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::net {

struct FrameLimits
{
    qsizetype maxMessageBytes = 0; ///< of all fragments together
    std::chrono::milliseconds messageDeadline{0};
    int maxControlFramesPerSecond = 0; ///< twice as many at once after a silence
    qsizetype maxBytesPerSecond = 0;   ///< headers included; 0: no limit
    qsizetype maxByteBurst = 0;
    int maxMessagesPerSecond = 0; ///< twice as many at once after a silence; 0: no limit
    qsizetype maxTextBytes = 0;   ///< of all fragments together; 0: as any message
};

enum class FrameFault {
    None,
    NotMasked,
    ReservedBits,
    UnknownOpcode,
    BadControlFrame, ///< fragmented, or over 125 bytes
    BadLength,       ///< not the shortest form, or over 63 bits
    BadFragment,     ///< a continuation of nothing, or a start within a message
    BadClose,        ///< one byte, or a code that must not be sent
    MessageTooLarge,
    TooManyControlFrames,
    TooManyBytes,
    TooManyMessages,
    TooSlow, ///< the message is not there by its deadline
};

struct ValidatedFrames
{
    /// Whole frames; those before a fault are good. As they came, but for a message in fragments: that is one
    /// frame.
    QByteArray bytes;
    FrameFault fault = FrameFault::None;
};

class WebSocketFrameValidator final
{
public:
    explicit WebSocketFrameValidator(const FrameLimits &limits);

    /// For when it turns out who the peer is; before the first take().
    void setLimits(const FrameLimits &limits);

    /// Takes what came, cut anywhere. After a fault, and after a Close frame, nothing passes any more.
    [[nodiscard]] ValidatedFrames take(QByteArrayView bytes, RelayClock::Time now);
    /// \a elapsed: since the last call, without times in which the relay itself stood still.
    [[nodiscard]] FrameFault tick(RelayClock::Time elapsed);

    /// Of a message that is not whole yet.
    [[nodiscard]] qsizetype heldBytes() const { return m_held.size() + m_message.size(); }
    /// Pong frames so far.
    [[nodiscard]] quint64 pongs() const { return m_pongs; }

private:
    struct Header
    {
        quint8 opcode = 0;
        bool isFinal = false;
        qsizetype size = 0; ///< of the header itself, with the mask
        qsizetype payloadSize = 0;
        FrameFault fault = FrameFault::None;
        bool isComplete = false;

        [[nodiscard]] bool isControl() const { return opcode >= 0x8; }
    };

    [[nodiscard]] static Header readHeader(QByteArrayView bytes);
    [[nodiscard]] static Header readLength(QByteArrayView bytes, Header header);
    [[nodiscard]] FrameFault checkPlace(const Header &header) const;
    [[nodiscard]] qsizetype mostBytes(const Header &header) const;
    void forget();
    [[nodiscard]] FrameFault check(const Header &header, QByteArrayView frame, RelayClock::Time now);
    void pass(const Header &header, QByteArrayView frame, QByteArray &passed);
    void addFragment(const Header &header, QByteArrayView frame, QByteArray &passed);

    FrameLimits m_limits;
    base::TokenBucket m_controlFrames;
    base::TokenBucket m_messages;
    base::TokenBucket m_bytes;
    QByteArray m_held;          ///< the beginning of a frame
    QByteArray m_message;       ///< payload of the fragments so far, unmasked
    quint8 m_messageOpcode = 0; ///< of their first
    bool m_isInMessage = false; ///< a fragment was not the last one
    bool m_isClosed = false;
    RelayClock::Time m_waitedFor{0}; ///< for the end of a frame or message that has begun
    quint64 m_pongs = 0;
    FrameFault m_fault = FrameFault::None;
};

} // namespace lancast::net
