// One watching page: a blob channel, a chunk channel, and what it is told.
#pragma once

#include "session/channel_pair.h"
#include "session/viewer.h"

namespace lancast::net {

/// Owns its channels.
class ViewerSession final : public Viewer, public stream::Subscriber
{
    Q_OBJECT

public:
    ViewerSession(const SessionContext &context, QObject *parent);
    ~ViewerSession() override;

    [[nodiscard]] bool has(ChannelSlot slot) const { return m_channels.has(slot); }
    /// Emits completed() where it is the second one.
    void attach(ChannelSlot slot, WebSocketConnection *channel);
    /// Takes part in the stream from now on; call once completed() was emitted.
    void join(const QByteArray &state, const QJsonObject &rewind);
    /// For its second channel; nobody has let it go yet.
    [[nodiscard]] bool isIncomplete() const { return !m_isJoined && !m_isClosing; }
    [[nodiscard]] bool isJoined() const { return m_isJoined; }
    [[nodiscard]] bool isWatching() const { return m_isJoined && !m_isClosing; }
    /// \a message: a text message as webSocketFrame() makes it, the same for all pages.
    void sendState(const QByteArray &message);
    /// What lets this page in again, should it lose its connections.
    void tellKey(const QByteArray &viewKey);

    /// How far back in the stream it may go.
    void tellRewind(const QJsonObject &window);

    [[nodiscard]] qsizetype queuedBytes() const override { return m_channels.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_channels.heldBytes(); }
    [[nodiscard]] ClientStatus status(RelayClock::Time now) const override;
    /// Lets go of a page whose second socket never came, too.
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override { m_channels.abort(); }
    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// Nothing: the registry tells all pages, with how many they are.
    void setStreamState(stream::StreamState) override {}

signals:
    /// Both sockets are there.
    void completed();

private:
    void onText(WebSocketConnection &channel, const QJsonObject &message);
    /// Goes on without the stream, while the page plays from its past.
    void leaveLive();
    void returnToLive();
    void finish();

    ChannelPair m_channels;
    bool m_isJoined = false;
    bool m_isClosing = false;
    bool m_isAside = false;          ///< the page watches the stream's past
    bool m_wantsLive = false;        ///< again, once what was queued before has gone
    RelayClock::Time m_waitedFor{0}; ///< for the second channel
    ClientReport m_report;
};

} // namespace lancast::net
