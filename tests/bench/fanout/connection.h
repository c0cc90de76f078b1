// A TCP connection to a server under test: sends WebSocket frames, and keeps of those that come only the
// first bytes.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <span>

namespace lancast::bench {

enum class Opcode : quint8 { Text = 0x1, Binary = 0x2, Ping = 0x9, Pong = 0xA };

struct Message
{
    quint8 opcode = 0;
    qsizetype bytes = 0; ///< of the whole payload
    QByteArrayView head; ///< the payload's first bytes, until the next call
};

/// Reads a server's frames, cut anywhere (RFC 6455 section 5.2; a server neither masks nor, here, fragments).
class FrameScanner final
{
public:
    /// Takes from the front of \a bytes up to the end of the first message, which is nothing if it is not
    /// whole.
    [[nodiscard]] std::optional<Message> next(QByteArrayView &bytes);

private:
    [[nodiscard]] bool readHeader(QByteArrayView &bytes);
    [[nodiscard]] qsizetype headerBytes() const;
    void skipPayload(QByteArrayView &bytes);

    std::array<char, 10> m_header{};
    qsizetype m_headerRead = 0;
    std::array<char, 128> m_head{}; ///< a control frame's payload has at most 125 bytes
    qsizetype m_payloadBytes = 0;
    qsizetype m_payloadRead = 0;
};

class Connection final
{
public:
    /// \a from is an IPv4 address of this machine. Connects at once; isOpen() tells whether that worked.
    Connection(quint32 from, quint16 port);
    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&) = delete;
    ~Connection();

    /// Asks for a WebSocket on \a target, with further header \a fields, each with its line end.
    [[nodiscard]] bool upgrade(const QByteArray &target, const QByteArray &fields = {});
    /// Blocks until the kernel has taken it all; false if that takes seconds.
    [[nodiscard]] bool sendFrame(Opcode opcode, const QByteArray &payload);
    /// Reads once into \a buffer, and gives what came behind the handshake. Nothing: the connection has
    /// ended.
    [[nodiscard]] std::optional<QByteArrayView> receive(std::span<char> buffer);

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    /// No answer to upgrade() is awaited.
    [[nodiscard]] bool isReady() const { return isOpen() && !m_isUpgrading; }
    [[nodiscard]] int descriptor() const { return m_socket; }
    [[nodiscard]] FrameScanner &frames() { return m_frames; }
    void close();

private:
    [[nodiscard]] bool sendAll(const QByteArray &bytes);
    [[nodiscard]] std::optional<QByteArrayView> finishUpgrade(QByteArrayView received);

    int m_socket = -1;
    bool m_isUpgrading = false;
    QByteArray m_answer; ///< to upgrade(), as long as it is not whole
    FrameScanner m_frames;
};

} // namespace lancast::bench
