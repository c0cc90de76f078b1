// One who watches by the seed's ports: one socket for blobs, one for chunks, or only one of the two.
#pragma once

#include "net/audience_member.h"
#include "net/channel.h"

#include <array>

namespace lancast::net {

/// The seed's two sockets know nothing of each other; what comes from one address is taken for one page, for
/// the status' and the limits' sake. It takes no part in the live stream: it gets the publisher's messages as
/// they came.
class SeedViewer final : public AudienceMember
{
    Q_OBJECT

public:
    enum class Slot { Blob, Chunk };

    SeedViewer(const SessionContext &context, QObject *parent);

    [[nodiscard]] bool has(Slot slot) const { return m_channels[size_t(slot)] != nullptr; }
    [[nodiscard]] bool isOpen() const { return !m_isClosing; }
    [[nodiscard]] QString address() const { return m_identity.address; }
    void attach(Slot slot, Channel *channel);
    /// All that there is, in one message; never dropped.
    void sendBuffer(const stream::Burst &buffer);
    /// Dropped while the peer is lagging.
    void sendMessage(Slot slot, const stream::Chunk &message);

    [[nodiscard]] QHostAddress peer() const override { return m_peer; }
    [[nodiscard]] qsizetype queuedBytes() const override;
    [[nodiscard]] stream::ClientStatus status(RelayClock::Time now) const override;
    void tick(RelayClock::Time elapsed) override;
    void closeWith(CloseCode code, const QString &reason) override;
    void abort() override;

private:
    [[nodiscard]] QList<Channel *> channels() const;
    void detach(Slot slot);

    std::array<Channel *, 2> m_channels{}; ///< by slot
    QHostAddress m_peer;
    stream::ClientStatus m_identity; ///< address, port and agent of the first channel
    bool m_isClosing = false;
};

} // namespace lancast::net
