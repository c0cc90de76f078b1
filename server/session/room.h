// One publisher's stream: what comes in, the forms in which it leaves, and everybody who takes part in it.
#pragma once

#include "auth/access.h"
#include "record/recording_file.h"
#include "rewind/rewind_store.h"
#include "session/guest_policy.h"
#include "session/publisher_slot.h"
#include "session/rewind_routes.h"
#include "session/room_options.h"
#include "session/session_context.h"
#include "session/source_publisher.h"
#include "session/viewer_registry.h"

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
        SentMedia &sent;
    };

    explicit Room(const Shared &shared, QObject *parent = nullptr);
    ~Room() override;

    [[nodiscard]] const SessionContext &context() const { return m_context; }
    [[nodiscard]] stream::Ingest &ingest() { return m_ingest; }
    [[nodiscard]] stream::Feed &feed() { return m_feed; }
    /// Who may watch and publish. Each change takes effect at once, also on those who are connected.
    [[nodiscard]] Access &access() { return m_access; }
    /// As access(), where those who are in are concerned.
    [[nodiscard]] GuestPolicy &guests() { return m_guests; }
    [[nodiscard]] ViewerRegistry &audience() { return m_audience; }
    [[nodiscard]] PublisherSlot &publisher() { return m_publisher; }
    [[nodiscard]] RewindRoutes &rewind() { return m_rewind; }
    [[nodiscard]] record::RecordingFile &recording() { return m_recording; }

    /// So much of the past is kept for viewers to go back to; 0: nothing, and what was kept is forgotten.
    void setRewindLength(std::chrono::minutes length);
    /// Publishes the file or pipe \a name. False, with errorString(), if it is of no use.
    [[nodiscard]] bool startReplay(const QString &name);
    [[nodiscard]] QString errorString() const { return m_errorString; }

    /// Call about twice a second. \a elapsed: since the last call, without times in which the relay itself
    /// stood still.
    void tick(RelayClock::Time now, RelayClock::Time elapsed);
    void appendTo(StatusSnapshot &status) const;

    /// Tells everybody \a reason, and finishes the recording file.
    void close(const QString &reason);
    [[nodiscard]] bool hasClients() const { return !(m_audience.isEmpty() && m_publisher.isEmpty()); }
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
    void connectParts();
    void onStateChanged(stream::StreamState state);
    void logCorrection(stream::Correction correction) const;
    void attachRewind();
    [[nodiscard]] qsizetype heldBytes() const;

    stream::Feed m_feed;
    stream::Ingest m_ingest;
    const SessionContext m_context;
    record::RecordingFile m_recording;
    rewind::RewindStore m_past;
    Access m_access;
    ViewerRegistry m_audience;
    GuestPolicy m_guests;
    PublisherSlot m_publisher;
    RewindRoutes m_rewind;
    std::unique_ptr<SourcePublisher> m_replay;
    QTimer m_streamTimer; ///< runs while live
    RelayClock::Time m_toldRewindAt{0};
    int m_toldViewers = 0;
    QString m_errorString;
};

} // namespace lancast::net
