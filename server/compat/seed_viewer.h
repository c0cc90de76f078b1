// One who watches by the seed's ports: one socket for blobs, one for chunks, or only one of the two.
#pragma once

#include "session/channel_pair.h"
#include "session/viewer.h"

namespace lancast::net {

/// The seed's two sockets know nothing of each other; what comes from one address is taken for one page, for
/// the status' and the limits' sake. It takes no part in the live stream: it gets the publisher's messages as
/// they came.
class SeedViewer final : public Viewer
{
    Q_OBJECT

public:
    SeedViewer(const SessionContext &context, QObject *parent);

    [[nodiscard]] bool has(ChannelSlot slot) const { return m_channels.has(slot); }
    [[nodiscard]] bool isOpen() const { return !m_isClosing; }
    void attach(ChannelSlot slot, WebSocketConnection *channel);
    /// All that there is, in one message; never dropped.
    void sendBuffer(const stream::Burst &buffer);
    /// Dropped while the peer is lagging.
    void sendMessage(ChannelSlot slot, const stream::Chunk &message);

    [[nodiscard]] qsizetype queuedBytes() const override { return m_channels.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_channels.heldBytes(); }
    [[nodiscard]] ClientStatus status(RelayClock::Time now) const override;
    void tick(RelayClock::Time elapsed) override { m_channels.tick(elapsed); }
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override { m_channels.abort(); }

private:
    void detach(ChannelSlot slot);

    ChannelPair m_channels;
    bool m_isClosing = false;
};

} // namespace lancast::net
