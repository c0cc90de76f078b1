// One watching page: a blob channel, a chunk channel, and what it is told.
#pragma once

#include "net/channel.h"
#include "net/session_context.h"
#include "relay/live_stream.h"

#include <QHostAddress>
#include <QObject>

#include <optional>

namespace lancast::net {

/// Owns its channels. Joins the stream once both are there. After finished() the owner deletes it
/// (deleteLater).
class ViewerSession final : public QObject, public relay::StreamSink
{
    Q_OBJECT

public:
    enum class Slot { Blob, Chunk };

    ViewerSession(const SessionContext &context, QObject *parent);
    ~ViewerSession() override;

    [[nodiscard]] bool has(Slot slot) const;
    void attach(Slot slot, Channel *channel);
    void sendState(relay::StreamState state, int viewers);
    /// What lets this page in again, should it lose its connections.
    void tellKey(const QByteArray &viewKey);
    void closeWith(CloseCode code, const QString &reason);
    /// Ends at once, without a word.
    void abort();
    /// Lets go of a page whose second socket never came, and of one that its channels find gone. \a elapsed:
    /// since the last call, without times in which the relay itself stood still.
    void tick(RelayClock::Time elapsed);
    [[nodiscard]] qsizetype queuedBytes() const;
    [[nodiscard]] relay::ClientStatus status(RelayClock::Time now) const;
    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] QHostAddress peer() const; ///< a peerIdentity()

    void startBlob(const relay::Blob &blob) override;
    relay::Delivery deliver(const relay::Chunk &chunk) override;

signals:
    /// Both sockets are there and it takes part in the stream.
    void joined();
    void finished();

private:
    void onText(Channel &channel, const QJsonObject &message);
    void finish();
    [[nodiscard]] Channel *anyChannel() const { return m_blobChannel ? m_blobChannel : m_chunkChannel; }

    const quint64 m_id;
    const SessionContext m_context;
    const RelayClock::Time m_since;
    Channel *m_blobChannel = nullptr;
    Channel *m_chunkChannel = nullptr;
    bool m_isJoined = false;
    bool m_isClosing = false;
    quint64 m_mediaBytes = 0;
    RelayClock::Time m_waitedFor{0}; ///< for the second channel
    std::optional<int> m_delayMs;
    std::optional<int> m_stalls;
    std::optional<int> m_droppedFrames;
};

} // namespace lancast::net
