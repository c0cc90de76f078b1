// One watching page: a blob channel, a chunk channel, and what it is told.
#pragma once

#include "net/audience_member.h"
#include "net/channel.h"

#include <optional>

namespace lancast::net {

/// Owns its channels.
class ViewerSession final : public AudienceMember, public stream::Subscriber
{
    Q_OBJECT

public:
    enum class Slot { Blob, Chunk };

    ViewerSession(const SessionContext &context, QObject *parent);
    ~ViewerSession() override;

    [[nodiscard]] bool has(Slot slot) const;
    /// Emits completed() where it is the second one.
    void attach(Slot slot, Channel *channel);
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

    [[nodiscard]] QHostAddress peer() const override;
    [[nodiscard]] qsizetype queuedBytes() const override;
    [[nodiscard]] qsizetype heldBytes() const override;
    [[nodiscard]] stream::ClientStatus status(RelayClock::Time now) const override;
    /// Lets go of a page whose second socket never came, too.
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override;
    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// Nothing: the registry tells all pages, with how many they are.
    void setStreamState(stream::StreamState) override {}

signals:
    /// Both sockets are there.
    void completed();

private:
    void onText(Channel &channel, const QJsonObject &message);
    /// Goes on without the stream, while the page plays from its past.
    void leaveLive();
    void returnToLive();
    void finish();
    [[nodiscard]] Channel *anyChannel() const { return m_blobChannel ? m_blobChannel : m_chunkChannel; }
    /// Those that are there.
    [[nodiscard]] QList<Channel *> channels() const;

    Channel *m_blobChannel = nullptr;
    Channel *m_chunkChannel = nullptr;
    bool m_isJoined = false;
    bool m_isClosing = false;
    bool m_isAside = false;          ///< the page watches the stream's past
    bool m_wantsLive = false;        ///< again, once what was queued before has gone
    RelayClock::Time m_waitedFor{0}; ///< for the second channel
    std::optional<int> m_delayMs;
    std::optional<int> m_behindMs;
    std::optional<int> m_stalls;
    std::optional<int> m_droppedFrames;
};

} // namespace lancast::net
