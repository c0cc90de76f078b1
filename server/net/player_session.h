// /live.webm: the stream over plain HTTP, for players that are no LanCast page.
#pragma once

#include "net/channel_writer.h"
#include "net/progress_watch.h"
#include "net/session_context.h"
#include "relay/live_stream.h"

#include <QHostAddress>
#include <QObject>

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// Takes the connection's socket. Ends when the peer leaves, the stream ends or its tracks change: a new init
/// segment inside one response would not be understood. After finished() the owner deletes it (deleteLater).
class PlayerSession final : public QObject, public relay::StreamSink
{
    Q_OBJECT

public:
    PlayerSession(HttpConnection *connection, const RequestHead &head, const SessionContext &context,
                  QObject *parent);
    ~PlayerSession() override;

    /// Joins the stream; call once finished() is connected.
    void start();
    /// Sends what is queued, then ends the connection.
    void end();
    void abort();
    /// \a elapsed: since the last call, without times in which the relay itself stood still.
    void tick(RelayClock::Time elapsed);
    [[nodiscard]] qsizetype queuedBytes() const { return m_writer.queuedBytes(); }
    [[nodiscard]] relay::ClientStatus status(RelayClock::Time now) const;
    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] QHostAddress peer() const { return m_peer; } ///< a peerIdentity()

    void startBlob(const relay::Blob &blob) override;
    relay::Delivery deliver(const relay::Chunk &chunk) override;

signals:
    void finished();

private:
    const quint64 m_id;
    const SessionContext m_context;
    const RelayClock::Time m_since;
    QTcpSocket *m_socket;
    ChannelWriter m_writer;
    QHostAddress m_peer;
    QString m_address;
    quint16 m_port = 0;
    QString m_agent;
    bool m_hasBlob = false;
    quint64 m_mediaBytes = 0;
    ProgressWatch m_progress;
};

} // namespace lancast::net
