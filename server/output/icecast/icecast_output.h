// The Icecast output as the relay sees it: a subscriber of the stream, its switch and its state.
#pragma once

#include "base/relay_clock.h"
#include "output/icecast/icecast_connection.h"
#include "output/output_queue.h"
#include "stream/feed.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace lancast::icecast {

/// Lives in the relay's thread; the network is only touched by the queue's worker. While the stream lasts it
/// is a source of Icecast: it connects when the stream begins, again and again where that fails, and ends the
/// source with the stream. Encoders may restart within one source; tracks that its header does not describe
/// end it, and the next one begins at once.
class IcecastOutput final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    IcecastOutput(stream::Feed &feed, const net::RelayClock &clock, const IcecastLimits &limits = {},
                  HostLookup::Resolve resolve = HostLookup::askSystem);
    ~IcecastOutput() override;

    /// Without a target: off. The same target again keeps the connection.
    void setOptions(const IcecastOptions &options);

    [[nodiscard]] IcecastStatus status() const;

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    void setStreamState(stream::StreamState state) override;

signals:
    void stateChanged();

private:
    [[nodiscard]] IcecastConnection *makeConnection();
    void setState(IcecastState state);
    void rejoin();
    void connectToIcecast();
    void disconnectFromIcecast();
    void startSource(const stream::Burst &burst);
    void continueSource(const stream::Burst &burst);
    void send(const QByteArray &header, const QByteArray &body, qsizetype countedBytes);
    void onOpened(int number);
    void onEnded(int number, IcecastTrouble trouble, const QString &detail);
    void onReleased(qsizetype bytes, IcecastConnection::Use use);
    void onSteady();
    void logTaking() const;
    void logTrouble(IcecastTrouble trouble, const QString &detail);
    [[nodiscard]] std::chrono::milliseconds nextPause(IcecastTrouble trouble);
    [[nodiscard]] net::RelayClock::Time connectedFor() const;

    stream::Feed &m_feed;
    const net::RelayClock &m_clock;
    const IcecastLimits m_limits;
    const HostLookup::Resolve m_resolve;
    std::optional<IcecastTarget> m_target;
    IcecastStatus m_status;         ///< without what changes by itself, see status()
    QTimer m_pause;                 ///< runs until the next try
    QTimer m_steady;                ///< runs while a connection is young
    QList<IcecastTrouble> m_logged; ///< since the last steady connection
    int m_tries = 0;                ///< since the last connection that worked
    int m_number = 0;               ///< of the newest connection
    net::RelayClock::Time m_openedAt{0};
    bool m_hasHeader = false;            ///< the source has got its header: m_tracks, m_origin
    webm::Tracks m_tracks;               ///< of the source's header
    std::chrono::nanoseconds m_origin{}; ///< of the source's times
    bool m_hasHole = false;              ///< Icecast is too slow: chunks are left out
    output::OutputQueue<IcecastConnection> m_queue;
};

} // namespace lancast::icecast
