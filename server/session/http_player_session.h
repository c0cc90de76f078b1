// /live.webm: the stream over plain HTTP, for players that are no LanCast page.
#pragma once

#include "base/send_stall_detector.h"
#include "http/http_response.h"
#include "network/socket_input.h"
#include "session/viewer.h"
#include "websocket/socket_writer.h"

#include <chrono>
#include <optional>

namespace lancast::net {

class HttpConnection;
struct RequestHead;

/// The stream's time as one player gets it: from zero, and never back.
///
/// Blocks tell their time relative to their Cluster: with Cluster headers of its own a player has a time of
/// its own, and shares all the rest with everybody.
class TimestampRebaser final
{
public:
    /// What is sent before the blocks of \a chunk in place of its own Cluster header; empty where it goes on
    /// in an open Cluster. Call once for each chunk, in order.
    [[nodiscard]] QByteArray clusterHeader(const stream::Chunk &chunk);

private:
    std::optional<std::chrono::milliseconds> m_zero; ///< the stream's time that is the player's 0
    std::chrono::milliseconds m_end{0};              ///< the player's, of the newest block
};

/// Takes the connection's socket. A peer that ends its own direction gets the stream all the same. Ends when
/// the peer leaves, the stream ends or its tracks change so that they would need another init segment:
/// players do not expect one inside a response.
class HttpPlayerSession final : public Viewer, public stream::Subscriber
{
    Q_OBJECT

public:
    HttpPlayerSession(HttpConnection *connection, const RequestHead &head, const SessionContext &context);
    ~HttpPlayerSession() override;

    /// Joins the stream; call once finished() is connected.
    void start();

    [[nodiscard]] qsizetype queuedBytes() const override { return m_writer.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_writer.heldBytes(); }
    [[nodiscard]] ClientFigures figures() const override;
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

    const SessionContext m_context;
    QTcpSocket *m_socket;
    SocketWriter m_writer;
    webm::Tracks m_tracks; ///< of the init segment that was sent; empty before
    TimestampRebaser m_time;
    SendStallDetector m_progress;
    const Ending m_ending;
    const Sharing m_sharing;
    bool m_isInBody = false;
    bool m_isPeerEnded = false;  ///< it sends nothing any more, and may be gone
    quint64 m_probedAtBytes = 0; ///< m_mediaBytes at the last look
    DiscardedInput m_input;
};

} // namespace lancast::net
