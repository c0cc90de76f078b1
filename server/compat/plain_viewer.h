// One who watches by the seed's ports: one socket for blobs, one for chunks, or only one of the two.
#pragma once

#include "session/channel_pair.h"
#include "session/viewer.h"

namespace lancast::compat {

/// The seed's two sockets know nothing of each other; what comes from one address is taken for one page, for
/// the status' and the limits' sake. It takes no part in the live stream: it gets the publisher's messages as
/// they came.
class PlainViewer final : public net::Viewer
{
    Q_OBJECT

public:
    PlainViewer(quint64 id, const QHostAddress &peer, const net::ViewerContext &context);

    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    [[nodiscard]] bool has(net::ChannelSlot slot) const { return m_channels.has(slot); }
    [[nodiscard]] bool isOpen() const { return !m_isClosing; }
    void attach(net::ChannelSlot slot, net::WebSocketConnection *channel);
    /// All that there is, in one message; never dropped.
    void sendBuffer(const stream::Burst &buffer);
    /// Dropped while the peer is lagging.
    void sendMessage(net::ChannelSlot slot, const stream::Chunk &message);

    [[nodiscard]] qsizetype queuedBytes() const override { return m_channels.queuedBytes(); }
    [[nodiscard]] qsizetype heldBytes() const override { return m_channels.heldBytes(); }
    [[nodiscard]] net::ClientFigures figures() const override;
    void tick(net::RelayClock::Time elapsed) override { m_channels.tick(elapsed); }
    void closeWith(net::CloseCode code, const QString &reason) override;
    void abort() override { m_channels.abort(); }

private:
    void detach(net::ChannelSlot slot);

    const QHostAddress m_peer;
    net::ChannelPair m_channels;
    bool m_isClosing = false;
};

} // namespace lancast::compat
