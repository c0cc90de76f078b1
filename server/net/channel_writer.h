// Puts shared bytes on one socket as cheaply as the kernel allows, and never more than the queue's limit.
#pragma once

#include "relay/viewer_queue.h"

#include <QObject>

class QTcpSocket;

namespace lancast::net {

/// While QTcpSocket holds nothing unsent, bytes go to the descriptor with send(); what the kernel does not
/// take goes through QTcpSocket, which tells when it has left. A frame that was begun is always completed
/// there at once, so that the pongs which QWebSocket writes to the same socket fall between frames.
class ChannelWriter final : public QObject
{
    Q_OBJECT

public:
    enum class Framing { WebSocket, Raw };

    ChannelWriter(QTcpSocket *socket, Framing framing, qsizetype maxQueuedBytes, QObject *parent);

    /// May be dropped while the peer is lagging.
    relay::Delivery send(const relay::Chunk &chunk);
    /// Never dropped; for Framing::WebSocket these are whole frames.
    void send(const QByteArray &bytes);
    /// Emits drained() once all is with the kernel; nothing may be sent any more.
    void drain();
    /// Stops at once, for a socket that is going away.
    void close();

    [[nodiscard]] qsizetype queuedBytes() const;
    [[nodiscard]] const relay::ViewerQueue &queue() const { return m_queue; }
    [[nodiscard]] relay::ViewerQueue &queue() { return m_queue; }
    /// Bytes that have left since the start, pongs too; grows while the peer makes progress.
    [[nodiscard]] quint64 sentBytes() const { return m_sentBytes; }
    /// At least how many unsent bytes in the socket are not this writer's: pongs.
    [[nodiscard]] qint64 foreignBytes() const;

signals:
    void drained();

private:
    void flush();
    [[nodiscard]] bool sendFront();
    void handOver();
    void onWritten(qint64 bytes);
    void checkDrained();

    enum class Phase { Open, Draining, Closed };

    QTcpSocket *m_socket;
    Framing m_framing;
    relay::ViewerQueue m_queue;
    Phase m_phase = Phase::Open;
    bool m_frontIsInSocket = false; ///< QTcpSocket has the rest of the queue's front
    quint64 m_sentBytes = 0;
};

} // namespace lancast::net
