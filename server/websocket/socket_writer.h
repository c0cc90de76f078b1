// Puts shared bytes on one socket as cheaply as the kernel allows, and never more than the queue's limit.
#pragma once

#include "websocket/send_queue.h"
#include "websocket/websocket_frame.h"

#include <QObject>

#include <span>
#include <vector>

class QTcpSocket;

namespace lancast::net {

enum class Delivery {
    Sent,    ///< handed on without waiting
    Queued,  ///< waits for the peer
    Dropped, ///< the viewer is lagging; it resumes at a sync point
};

/// What several peers get; refers to the sender's own, so that nothing is counted or copied for each of them.
struct SharedMessage
{
    const QByteArray &header; ///< before the body; may be the peer's own
    const QByteArray &body;
    const std::shared_ptr<const void> &ticket; ///< see OutgoingBytes
    Continuity continuity = Continuity::NeedsEarlier;

    [[nodiscard]] qsizetype size() const { return header.size() + body.size(); }
};

/// What a message's usual way to one peer touches. Those of many peers can lie side by side: with a thousand
/// of them each further object costs a walk to memory.
struct DirectLine
{
    int descriptor = -1;   ///< where nothing waits before what is sent next; else -1
    quint64 sentBytes = 0; ///< that the kernel has taken; over TLS encrypted ones
};

/// One binary message for many peers, whose frame is made once.
class DirectMessage final
{
public:
    explicit DirectMessage(const SharedMessage &message);

    /// Of the whole frame.
    [[nodiscard]] qsizetype size() const { return m_frame.size(); }
    /// Sends to \a line, whose descriptor is valid. Returns how many bytes the kernel has taken; 0 also where
    /// the connection has failed.
    [[nodiscard]] qsizetype sendTo(DirectLine &line) const;

private:
    /// In one piece: that copy is made once, and saves the kernel a look at a list of parts for each peer.
    QByteArray m_frame;
};

/// All that goes to the socket goes through here. While QTcpSocket holds nothing unsent, bytes go to the
/// descriptor with sendmsg(); of what the kernel does not take QTcpSocket gets a small part, and tells when
/// it has left. Over TLS everything takes that second way, part by part.
class SocketWriter final : public QObject
{
    Q_OBJECT

public:
    enum class Framing { WebSocket, Raw };

    SocketWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent);

    /// May be dropped while the peer is lagging. One binary message for Framing::WebSocket.
    Delivery send(const SharedMessage &message);
    /// The peer has got \a sent bytes of \a message by its line; what is left follows, and is not dropped.
    void sendRest(const SharedMessage &message, qsizetype sent);
    /// Its line is kept in \a line from now on; null: in this object, as at first.
    void setLine(DirectLine *line);
    /// Never dropped; for Framing::WebSocket these are whole frames.
    void send(const QByteArray &bytes);
    /// Never dropped; one binary message for Framing::WebSocket.
    void sendBeginning(std::vector<OutgoingBytes> parts);
    /// Emits drained() once all is with the kernel; nothing may be sent any more.
    void drain();
    /// Stops at once and forgets what is queued, for a socket that is going away.
    void close();

    [[nodiscard]] qsizetype queuedBytes() const;
    /// In memory beside the shared bytes of the queue.
    [[nodiscard]] qsizetype heldBytes() const { return m_queue.overheadBytes() + m_handedOver; }
    [[nodiscard]] const SendQueue &queue() const { return m_queue; }
    [[nodiscard]] SendQueue &queue() { return m_queue; }
    /// Grows while the peer makes progress, however slow, and bytes are queued. Its difference counts alone.
    [[nodiscard]] quint64 acknowledgedBytes() const;
    /// That the peer has acknowledged, also while nothing is queued: a system call.
    [[nodiscard]] quint64 deliveredBytes() const;

signals:
    void drained();

private:
    void findDirectWay();
    [[nodiscard]] Delivery sendNow(const SharedMessage &message, QByteArrayView frameHeader);
    void pushRest(const SharedMessage &message, QByteArrayView frameHeader, qsizetype sent);
    void flush();
    [[nodiscard]] bool sendFront();
    [[nodiscard]] qsizetype sendParts(int descriptor, std::span<const QByteArrayView> parts);
    void fail();
    void handOver();
    void onSent(qint64 bytes);
    void checkDrained();

    enum class Phase { Open, Draining, Closed };

    DirectLine m_ownLine;
    DirectLine *m_line = &m_ownLine;
    const Framing m_framing;
    QTcpSocket *const m_socket;
    const bool m_isEncrypted;
    Phase m_phase = Phase::Open;
    qsizetype m_handedOver = 0; ///< bytes of the queue's front that QTcpSocket has a copy of
    SendQueue m_queue;
};

} // namespace lancast::net
