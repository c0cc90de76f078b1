// One publisher's stream: what comes in, the forms in which it leaves, and everybody who takes part in it.
#pragma once

#include "auth/access.h"
#include "base/token_bucket.h"
#include "output/dvr/dvr_store.h"
#include "output/icecast/icecast_output.h"
#include "output/recording/recording_file.h"
#include "session/dvr_routes.h"
#include "session/guest_policy.h"
#include "session/publisher_slot.h"
#include "session/room_options.h"
#include "session/session_context.h"
#include "session/shard_threads.h"
#include "session/source_publisher.h"
#include "session/viewer_registry.h"
#include "session/whep_routes.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>

namespace lancast::net {

/// Commands go to its parts.
class Room final : public QObject
{
    Q_OBJECT

public:
    /// What all rooms of a relay share. It outlives them.
    struct Shared
    {
        const RoomOptions &options;
        const RelayClock &clock;
        ClientIds &ids;
        const ShardThreads &threads;
        rtc::PeerHub &peers;
    };

    explicit Room(const Shared &shared, QObject *parent = nullptr);
    ~Room() override;

    [[nodiscard]] const SessionContext &context() const { return m_context; }
    [[nodiscard]] stream::Ingest &ingest() { return m_ingest; }
    [[nodiscard]] stream::Feeds &feeds() { return m_feeds; }
    /// Who may watch and publish. Each change takes effect at once, also on those who are connected.
    [[nodiscard]] Access &access() { return m_access; }
    /// As access(), where those who are in are concerned.
    [[nodiscard]] GuestPolicy &guests() { return m_guests; }
    [[nodiscard]] ViewerRegistry &viewers() { return m_viewerRegistry; }
    [[nodiscard]] PublisherSlot &publisher() { return m_publisher; }
    [[nodiscard]] DvrRoutes &dvr() { return m_dvrRoutes; }
    [[nodiscard]] WhepRoutes &whep() { return m_whepRoutes; }
    [[nodiscard]] record::RecordingFile &recording() { return m_recording; }
    [[nodiscard]] icecast::IcecastOutput &icecast() { return m_icecast; }

    /// So much of the past is kept for viewers to go back to; 0: nothing, and what was kept is forgotten.
    void setDvrLength(std::chrono::minutes length);
    /// Publishes the file or pipe \a name. False, with errorString(), if it is of no use.
    [[nodiscard]] bool startReplay(const QString &name);
    [[nodiscard]] QString errorString() const { return m_errorString; }

    /// Call about twice a second. \a elapsed: since the last call, without times in which the relay itself
    /// stood still.
    void tick(RelayClock::Time now, RelayClock::Time elapsed);
    void appendTo(StatusSnapshot &status) const;

    /// Tells everybody \a reason, and finishes the recording file.
    void close(const QString &reason);
    [[nodiscard]] bool hasClients() const { return !(m_viewerRegistry.isEmpty() && m_publisher.isEmpty()); }
    [[nodiscard]] bool isWriting() const { return m_recording.isBusy(); }

signals:
    void stateChanged(lancast::stream::StreamState state);
    /// Nobody is in, or the recording file is finished: hasClients() and isWriting() may have changed.
    void becameQuiet();
    /// The file \a path can be played, and will not change any more.
    void recordingFileFinished(const QString &path);
    /// What was replayed came through a pipe, and that has ended: so has the stream.
    void replayEnded();
    /// What is replayed became unreadable.
    void failed(const QString &sentence);

private:
    void connectParts(rtc::PeerHub &peers);
    void onStateChanged(stream::StreamState state);
    void logCorrection(stream::Correction correction) const;
    void attachDvr();
    void requestKeyframe();
    [[nodiscard]] qsizetype heldBytes() const;

    stream::Feeds m_feeds;
    rtc::PacketFeed m_packets;
    stream::Ingest m_ingest;
    const SessionContext m_context;
    record::RecordingFile m_recording;
    dvr::DvrStore m_dvr;
    icecast::IcecastOutput m_icecast;
    Access m_access;
    ViewerRegistry m_viewerRegistry;
    GuestPolicy m_guests;
    PublisherSlot m_publisher;
    DvrRoutes m_dvrRoutes;
    WhepRoutes m_whepRoutes;
    std::unique_ptr<SourcePublisher> m_replay;
    QTimer m_streamTimer; ///< runs while live
    RelayClock::Time m_dvrWindowToldAt{0};
    base::TokenBucket m_keyframes{1, 1}; ///< that the publisher is asked for
    int m_toldViewers = 0;
    QString m_errorString;
};

} // namespace lancast::net
