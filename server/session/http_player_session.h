// /live.webm: the stream over plain HTTP, for players that are no LanCast page.
#pragma once

#include "base/send_stall_detector.h"
#include "http/http_response.h"
#include "network/socket_input.h"
#include "session/timestamp_rebaser.h"
#include "session/viewer.h"
#include "websocket/socket_writer.h"

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// Takes the connection's socket. A peer that ends its own direction gets the stream all the same. Ends when
/// the peer leaves, the stream ends or its tracks change so that they would need another init segment:
/// players do not expect one inside a response.
class HttpPlayerSession final : public Viewer, public stream::Subscriber
{
    Q_OBJECT

public:
    HttpPlayerSession(HttpConnection *connection, const RequestHead &head, const SessionContext &context,
                      QObject *parent);
    ~HttpPlayerSession() override;

    /// Joins the stream; call once finished() is connected.
    void start();

    [[nodiscard]] qsizetype queuedBytes() const override { return m_writer.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_writer.queue().overheadBytes(); }
    [[nodiscard]] ClientStatus status(RelayClock::Time now) const override;
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override;

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// Ends with the stream.
    void setStreamState(stream::StreamState state) override;

private:
    void end();
    void onPeerEnded();
    void probe();
    void send(const stream::Burst &burst);
    [[nodiscard]] QByteArray partLine(qsizetype size);

    QTcpSocket *m_socket;
    SocketWriter m_writer;
    webm::Tracks m_tracks; ///< of the init segment that was sent; empty before
    TimestampRebaser m_time;
    SendStallDetector m_progress;
    const Ending m_ending;
    bool m_isInBody = false;
    bool m_isPeerEnded = false;  ///< it sends nothing any more, and may be gone
    quint64 m_probedAtBytes = 0; ///< m_mediaBytes at the last look
    DiscardedInput m_input;
};

} // namespace lancast::net
