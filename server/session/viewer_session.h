// One watching page: a blob channel, a chunk channel, and what it is told.
#pragma once

#include "session/channel_pair.h"
#include "session/viewer.h"
#include "stream/subscriber.h"

namespace lancast::net {

class PageFanOut;

/// Which pages a text is for.
enum class PageChoice {
    LetIn,     ///< those that watch, also the stream's past
    Connected, ///< also those that wait for their second channel
};

/// Owns its channels.
class ViewerSession final : public Viewer
{
    Q_OBJECT

public:
    ViewerSession(quint64 id, const ViewerContext &context);
    ~ViewerSession() override;

    [[nodiscard]] bool has(ChannelSlot slot) const { return m_channels.has(slot); }
    /// Emits completed() where it is the second one.
    void attach(ChannelSlot slot, WebSocketConnection *channel);
    /// It is let in; call once completed() was emitted. \a frames: text messages as textFrame() makes them.
    void welcome(const QByteArrayList &frames);
    /// Takes part in the stream from now on, unless it is closing or watches the stream's past. \a fanOut
    /// outlives it.
    void join(PageFanOut &fanOut, const stream::Burst &burst);
    /// It was let in, or at least waits to be: nobody has let it go yet.
    [[nodiscard]] bool isOpen() const { return !m_isClosing; }
    /// It has emitted finished().
    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    /// \a frame: as textFrame() makes it, the same for all pages.
    void sendText(const QByteArray &frame, PageChoice pages);
    [[nodiscard]] qsizetype queuedBytes() const override { return m_channels.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_channels.heldBytes(); }
    [[nodiscard]] ClientFigures figures() const override;
    /// Lets go of a page whose second socket never came, too.
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override { m_channels.abort(); }

    // For PageFanOut, while it is in there.
    void begin(const stream::Burst &burst);
    void deliver(const stream::Chunk &chunk);
    /// So many chunks never came to this thread.
    void onSkipped(quint64 chunks);
    [[nodiscard]] SocketWriter &chunkWriter() { return m_channels.chunk()->writer(); }

signals:
    /// Both sockets are there.
    void completed();
    /// It has watched the stream's past, and is ready for join().
    void wantsLive();

private:
    void onText(WebSocketConnection &channel, const QJsonObject &message);
    void leaveLive();
    void leaveFanOut();
    void returnToLive();
    void finish();
    [[nodiscard]] quint64 blobIdFor(const stream::Burst &burst);

    ChannelPair m_channels;
    PageFanOut *m_fanOut = nullptr; ///< while it gets chunks
    quint64 m_skippedChunks = 0;    ///< that never came to its thread
    bool m_isJoined = false;
    bool m_isClosing = false;
    bool m_isFinished = false;
    bool m_isTimeShifted = false;    ///< the page watches the stream's past
    bool m_wantsLive = false;        ///< again, once what was queued before has gone
    RelayClock::Time m_waitedFor{0}; ///< for the second channel
    ClientReport m_report;
    stream::FeedId m_feed;    ///< of its blob
    quint64 m_blobId = 0;     ///< as told
    quint64 m_blobIdRise = 0; ///< that is more than the feed's own id
};

} // namespace lancast::net
