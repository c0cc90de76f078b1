// Puts shared bytes on one socket as cheaply as the kernel allows, and never more than the queue's limit.
#pragma once

#include "websocket/send_queue.h"

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

/// All that goes to the socket goes through here. While QTcpSocket holds nothing unsent, bytes go to the
/// descriptor with sendmsg(); what the kernel does not take goes through QTcpSocket, which tells when it has
/// left. Over TLS everything takes that second way.
class SocketWriter final : public QObject
{
    Q_OBJECT

public:
    enum class Framing { WebSocket, Raw };

    SocketWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent);

    /// May be dropped while the peer is lagging. One binary message for Framing::WebSocket.
    Delivery send(const SharedMessage &message);
    /// Never dropped; for Framing::WebSocket these are whole frames.
    void send(const QByteArray &bytes);
    /// Never dropped; one binary message for Framing::WebSocket.
    void sendBeginning(std::vector<OutgoingBytes> parts);
    /// Emits drained() once all is with the kernel; nothing may be sent any more.
    void drain();
    /// Stops at once and forgets what is queued, for a socket that is going away.
    void close();

    [[nodiscard]] qsizetype queuedBytes() const;
    [[nodiscard]] const SendQueue &queue() const { return m_queue; }
    [[nodiscard]] SendQueue &queue() { return m_queue; }
    /// Grows while the peer makes progress, however slow, and bytes are queued. Its difference counts alone.
    [[nodiscard]] quint64 acknowledgedBytes() const;

signals:
    void drained();

private:
    void findDirectWay();
    [[nodiscard]] Delivery sendNow(const SharedMessage &message, QByteArrayView frameHeader);
    void flush();
    [[nodiscard]] bool sendFront();
    [[nodiscard]] qsizetype sendParts(int descriptor, std::span<const QByteArrayView> parts);
    void fail();
    void handOver();
    void onSent(qint64 bytes);
    void checkDrained();

    enum class Phase { Open, Draining, Closed };

    // A chunk's usual way touches these three alone: with a thousand viewers each further object costs a walk
    // to memory.
    int m_directDescriptor = -1; ///< where nothing waits before what is sent next; else -1
    const Framing m_framing;
    quint64 m_sentBytes = 0; ///< that the kernel has taken; over TLS encrypted ones

    QTcpSocket *const m_socket;
    const bool m_isEncrypted;
    Phase m_phase = Phase::Open;
    bool m_frontIsInSocket = false; ///< QTcpSocket has the rest of the queue's front
    SendQueue m_queue;
};

} // namespace lancast::net
