// One watching page: a blob channel, a chunk channel, and what it is told.
#pragma once

#include "net/channel.h"
#include "net/relay_clock.h"
#include "net/relay_limits.h"
#include "relay/live_stream.h"

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

    ViewerSession(quint64 id, relay::LiveStream &stream, const RelayClock &clock, const RelayLimits &limits,
                  QObject *parent);
    ~ViewerSession() override;

    [[nodiscard]] bool has(Slot slot) const;
    void attach(Slot slot, Channel *channel);
    void sendState(relay::StreamState state, int viewers);
    void closeWith(CloseCode code, const QString &reason);
    /// Lets go of a page whose second socket never came, or that takes nothing any more.
    void tick(RelayClock::Time now);
    [[nodiscard]] relay::ClientStatus status(RelayClock::Time now) const;

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
    relay::LiveStream &m_stream;
    const RelayClock &m_clock;
    const RelayLimits m_limits;
    const RelayClock::Time m_since;
    Channel *m_blobChannel = nullptr;
    Channel *m_chunkChannel = nullptr;
    bool m_isJoined = false;
    bool m_isClosing = false;
    quint64 m_mediaBytes = 0;
    quint64 m_progressBytes = 0;      ///< sent by both channels when last looked
    RelayClock::Time m_progressAt{0}; ///< when it last grew, or nothing was queued
    std::optional<int> m_delayMs;
    std::optional<int> m_stalls;
    std::optional<int> m_droppedFrames;
};

} // namespace lancast::net
