#include "session/room.h"

#include "base/logging.h"
#include "source/replay_source.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto streamInterval = 25ms;
constexpr auto dvrWindowInterval = 2s;

stream::IngestOptions ingestOptionsFor(const RelayLimits &limits)
{
    stream::IngestOptions options;
    options.publisherHold = limits.publisherHold;
    return options;
}

} // namespace

Room::Room(const Shared &shared, QObject *parent)
    : QObject(parent)
    , m_ingest(m_feeds.encoding(stream::EncodingId::Main), ingestOptionsFor(shared.options.limits))
    , m_context{{shared.clock, shared.options.limits}, m_ingest, m_feeds, shared.ids}
    , m_recording(m_feeds.main(), shared.clock, shared.options.recording)
    , m_dvr(shared.options.rewind, shared.clock)
    , m_icecast(m_feeds.main(), shared.clock, shared.options.icecastLimits)
    , m_access(shared.options, m_context.limits, m_context.clock)
    , m_viewerRegistry(m_context, shared.options.maxViewers, shared.threads.threads())
    , m_guests(m_access, m_viewerRegistry)
    , m_publisher(m_context, this)
    , m_dvrRoutes(m_dvr, m_viewerRegistry, m_context.clock)
    , m_whepRoutes({shared.peers, m_packets, m_viewerRegistry, m_context})
{
    m_feeds.addSink(stream::EncodingId::Main, m_packets);
    m_ingest.onStateChanged([this](stream::StreamState state) { onStateChanged(state); });
    m_ingest.onCorrected([this](stream::Correction correction) { logCorrection(correction); });
    connect(&m_streamTimer, &QTimer::timeout, this, [this] { m_ingest.tick(m_context.clock.now()); });
    connectParts(shared.peers);
    attachDvr();
}

Room::~Room()
{
    m_ingest.onStateChanged({});
}

void Room::connectParts(rtc::PeerHub &peers)
{
    connect(&m_recording, &record::RecordingFile::stateChanged, this,
            [this] { m_viewerRegistry.setRecording(m_recording.isWriting()); });
    connect(&m_recording, &record::RecordingFile::finished, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            qCInfo(relayLog).noquote() << "recorded to" << path;
            emit recordingFileFinished(path);
        }
        emit becameQuiet();
    });
    connect(&m_dvr, &dvr::DvrStore::keepingFailed, this, [](const QString &error) {
        qCWarning(relayLog).noquote()
            << "viewers cannot go back for now: nothing can be kept on disk:" << error;
    });
    connect(&m_viewerRegistry, &ViewerRegistry::becameEmpty, this, &Room::becameQuiet, Qt::QueuedConnection);
    connect(&m_publisher, &PublisherSlot::becameEmpty, this, &Room::becameQuiet, Qt::QueuedConnection);
    // Queued: it comes from within the delivery of frames.
    connect(
        &peers, &rtc::PeerHub::keyframeWanted, this,
        [this](const rtc::PacketFeed *feed) {
            if (feed == &m_packets)
                requestKeyframe();
        },
        Qt::QueuedConnection);
    connect(&m_publisher, &PublisherSlot::admitted, this,
            [this] { m_publisher.sendState(m_ingest.state(), m_viewerRegistry.count()); });
}

/// All viewers see it: one of them must not make the publisher restart its recorder all the time.
void Room::requestKeyframe()
{
    if (m_keyframes.take(1, m_context.clock.now()))
        m_publisher.requestKeyframe();
}

void Room::setDvrLength(std::chrono::minutes length)
{
    m_dvr.setLength(length);
    attachDvr();
}

/// May be repeated.
void Room::attachDvr()
{
    m_feeds.main().leave(m_dvr);
    if (m_dvr.length() > m_dvr.length().zero())
        m_feeds.main().join(m_dvr);
}

bool Room::startReplay(const QString &name)
{
    ReplaySource source = openReplaySource(name);
    m_errorString = source.error;
    if (!source.input)
        return false;
    m_publisher.lock(name == standardInput ? QStringLiteral("This relay publishes what comes through a pipe.")
                                           : QStringLiteral("This relay replays a file."));
    m_replay = std::make_unique<SourcePublisher>(std::move(source.input), m_ingest, m_context.clock);
    // Queued: the receiver may close the room, and with it the publisher.
    connect(
        m_replay.get(), &SourcePublisher::failed, this,
        [this, name](const QString &reason) { emit failed(replayFailure(name, reason)); },
        Qt::QueuedConnection);
    connect(
        m_replay.get(), &SourcePublisher::ended, this,
        [this] {
            m_ingest.end();
            emit replayEnded();
        },
        Qt::QueuedConnection);
    m_replay->start();
    return true;
}

void Room::logCorrection(stream::Correction correction) const
{
    switch (correction) {
    case stream::Correction::Jump:
        qCInfo(relayLog) << "the stream's times jump: it is relayed without the jumps";
        break;
    case stream::Correction::Dropped:
        qCInfo(relayLog) << "single frames of the stream have an impossible time: they are left out";
        break;
    case stream::Correction::Filled:
        qCInfo(relayLog) << "the stream's audio has gaps: silence is relayed in their place";
        break;
    case stream::Correction::Ordered:
        qCInfo(relayLog) << "the stream's audio and video do not come in the order of their times: the delay "
                            "is longer by that";
        break;
    case stream::Correction::NoVideo:
        qCWarning(relayLog) << "the stream declares video, but none comes: its audio is relayed alone";
        break;
    }
}

void Room::onStateChanged(stream::StreamState state)
{
    if (state == stream::StreamState::Live)
        m_streamTimer.start(streamInterval);
    else
        m_streamTimer.stop();
    m_viewerRegistry.broadcastState();
    m_publisher.sendState(state, m_viewerRegistry.count());
    emit stateChanged(state);
}

void Room::tick(RelayClock::Time now, RelayClock::Time elapsed)
{
    m_ingest.tick(now);
    m_viewerRegistry.tick(elapsed, heldBytes());
    m_publisher.tick(elapsed);
    m_whepRoutes.tick();
    if (now - m_dvrWindowToldAt >= dvrWindowInterval) {
        m_dvrWindowToldAt = now;
        m_viewerRegistry.setDvrWindow(m_dvrRoutes.describe());
    }
    if (m_toldViewers != m_viewerRegistry.count()) {
        m_toldViewers = m_viewerRegistry.count();
        m_publisher.sendState(m_ingest.state(), m_toldViewers);
    }
}

/// Of media that has not reached the stream yet.
qsizetype Room::heldBytes() const
{
    return m_publisher.heldBytes() + m_whepRoutes.heldBytes() + (m_replay ? m_replay->heldBytes() : 0);
}

void Room::appendTo(StatusSnapshot &status) const
{
    m_ingest.appendTo(status, m_context.clock.now());
    m_feeds.appendTo(status);
    status.mediaBytes += heldBytes() + m_viewerRegistry.heldBytes();
    status.rewind = m_dvr.status();
    status.recordingFile = m_recording.status();
    status.icecast = m_icecast.status();
    m_publisher.appendTo(status.clients);
    m_viewerRegistry.appendTo(status);
    m_whepRoutes.appendTo(status);
}

void Room::close(const QString &reason)
{
    m_replay.reset();
    m_recording.stop();
    m_icecast.setOptions({});
    m_whepRoutes.closeAll();
    m_publisher.closeAll(reason);
    m_viewerRegistry.closeAll(reason);
}

} // namespace lancast::net
