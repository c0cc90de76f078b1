// The relay as one object: listens, relays, tells its status. Lives in one thread with an event loop.
// Longer than other headers: whatever a program tells the relay goes through here.
#pragma once

#include "base/thread_cpu_meter.h"
#include "compat/ports.h"
#include "http/listen_sockets.h"
#include "output/recording/recording_repair.h"
#include "relay/local_addresses.h"
#include "relay/refused_requests.h"
#include "relay/relay_options.h"
#include "relay/relay_routes.h"
#include "rtc/peer_hub.h"
#include "session/room_registry.h"
#include "session/shard_threads.h"
#include "session/status.h"
#include "stream/rate_meter.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace lancast::net {

class RelayServer final : public QObject
{
    Q_OBJECT

public:
    /// \a clock: that of the event loop's timers, too.
    RelayServer(RelayOptions options, const RelayClock &clock, QObject *parent = nullptr);
    ~RelayServer() override;

    /// Listens. False if that failed: errorString() says why, and suggestedPort() names a free port if
    /// the wished one is taken. May be called again after setPort().
    [[nodiscard]] bool start();
    void setPort(quint16 port);
    /// Port, address, further names and HTTPS of \a options, from the next start() on. What the relay knows
    /// of its clients, and the secrets that they were given, stay.
    void setNetwork(const RelayOptions &options);
    [[nodiscard]] QString errorString() const;
    [[nodiscard]] quint16 suggestedPort() const; ///< 0: none found, or not a matter of the port

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] quint16 webRtcPort() const { return m_peers.port(); } ///< UDP; 0: none
    [[nodiscard]] QList<quint16> seedPorts() const; ///< see compat::PortOptions; none, or four
    [[nodiscard]] QUrl loopbackUrl() const;         ///< always plain http, for this machine's own pages
    [[nodiscard]] QList<QUrl> networkUrls() const;
    /// SHA-256 of the certificate as "AB:CD:..."; empty without HTTPS. It changes when the certificate is
    /// made again, for further addresses of the machine or before it expires; never while the stream is live.
    [[nodiscard]] QString certificateFingerprint() const;
    /// SHA-256 of the certificate's public key (SubjectPublicKeyInfo), which stays all the time.
    [[nodiscard]] QString certificateKeyFingerprint() const;
    [[nodiscard]] StatusSnapshot status() const;

    /// Who may watch and publish, the recording, the past: commands go to the room's parts.
    [[nodiscard]] Room &room() { return m_rooms.main(); }

    /// How many connections there may be, in all and from one address; nobody who is in is sent away.
    void setConnectionLimits(int all, int perAddress);
    /// Reads the certificate's files again, for connections from now on. False, and the old one goes on, if
    /// they are of no use: errorString() says why.
    [[nodiscard]] bool reloadCertificate();

    /// A further name or address, beside RelayOptions::allowedHosts and for as long.
    void allowHost(const QString &host);
    /// Further names and addresses under which the host shares the stream, beside
    /// RelayOptions::allowedHosts and in place of the ones set before.
    void setSharedHosts(const QStringList &hosts);

    /// Where the stream goes to beside the relay's own viewers, from the next start() on or at once.
    void setIcecast(const icecast::IcecastOptions &options);

    /// Serves \a path to the app's own publisher page under the returned path (loopback only, with ranges).
    /// An empty \a path takes it back.
    QString setSourceFile(const QString &path);

    /// Finishes the files in \a folder that a crash has left, in the background.
    void finishRecordingFiles(const QString &folder);

    /// Tells every client that the relay goes away, gives them 0.5 s to drain and the recording file 2 s to
    /// be finished, then emits stopped().
    void stop();

signals:
    void statusChanged(const lancast::net::StatusSnapshot &status); ///< twice a second
    /// The machine has got other addresses: networkUrls() and the certificate have followed.
    void addressesChanged();
    /// What finishRecordingFiles() did: the paths of those that are finished now, and that could not be.
    void recordingFilesRepaired(const QStringList &finished, const QStringList &failed);
    /// A guest's browser was refused, because it asked for this machine as \a name.
    void nameRefused(const QString &name);
    void stopped();

private:
    static constexpr std::chrono::milliseconds tickInterval{500};
    static constexpr std::chrono::milliseconds stopDeadline{500};
    static constexpr std::chrono::milliseconds fileDeadline{2000};

    void connectRooms();
    void connectAddresses();
    void connectStop();
    [[nodiscard]] bool listen();
    [[nodiscard]] bool openWebRtc();
    void setCandidates();
    [[nodiscard]] bool startReplay();
    void logSeedPorts() const;
    void receive(HttpConnection *connection, const RequestHead &head);
    void followAddresses();
    [[nodiscard]] bool writeReadyFile();
    void updateReadyFile();
    void tick();
    void countSent(RelayClock::Time now);
    [[nodiscard]] quint64 sentBytes() const;
    void checkStopped();
    void finishStop();

    RelayOptions m_options;
    const RelayClock &m_clock;
    const RelayClock::Time m_startedAt = m_clock.now();
    RelayClock::Time m_tickedAt = m_startedAt;
    RelayClock::Time m_refreshedAt = m_startedAt;
    ClientIds m_ids;
    ShardThreads m_shardThreads;
    rtc::PeerHub m_peers{m_options.limits, m_clock};
    RoomRegistry m_rooms{{m_options, m_clock, m_ids, m_shardThreads, m_peers}};
    record::RecordingRepair m_repair;
    std::unique_ptr<LocalAddresses> m_addresses;
    RefusedRequests m_refusedRequests{m_clock};
    AssetTable m_assets;
    SourceFile m_sourceFile;
    StatusAnswers m_statusAnswers{[this] { return status(); }};
    RelayRoutes m_routes;
    ListenSockets m_listeners;
    compat::Ports m_seedPorts;
    ThreadCpuMeter m_cpu{m_clock};
    std::optional<double> m_cpuShare; ///< of all threads, at the last tick
    quint64 m_sentBytes = 0;          ///< until then, to all viewers
    stream::RateMeter m_sentRate;
    QTimer m_timer;
    QTimer m_drainTimer;
    QTimer m_fileTimer;
    QString m_errorString;
    QStringList m_sharedHosts;
    bool m_isStopping = false;
    bool m_isDrained = false; ///< the clients have had their time
};

} // namespace lancast::net
