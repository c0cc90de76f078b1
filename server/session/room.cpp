#include "session/room.h"

#include "base/logging.h"
#include "source/replay_source.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

constexpr auto streamInterval = 25ms;
constexpr auto rewindInterval = 2s;

stream::IngestOptions ingestOptionsFor(const RelayLimits &limits)
{
    stream::IngestOptions options;
    options.publisherHold = limits.publisherHold;
    return options;
}

} // namespace

Room::Room(const Shared &shared, QObject *parent)
    : QObject(parent)
    , m_ingest(m_feed, ingestOptionsFor(shared.options.limits))
    , m_context{m_ingest, m_feed, shared.clock, shared.options.limits, shared.ids, shared.sent}
    , m_recording(m_feed, shared.options.recording)
    , m_past(shared.options.rewind)
    , m_access(shared.options, m_context.limits, m_context.clock)
    , m_audience(m_context, shared.options.maxViewers, this)
    , m_guests(m_access, m_audience)
    , m_publisher(m_context, this)
    , m_rewind(m_past, m_audience, m_context.clock)
{
    m_ingest.onStateChanged([this](stream::StreamState state) { onStateChanged(state); });
    m_ingest.onCorrected([this](stream::Correction correction) { logCorrection(correction); });
    connect(&m_streamTimer, &QTimer::timeout, this, [this] { m_ingest.tick(m_context.clock.now()); });
    connectParts();
    attachRewind();
}

Room::~Room()
{
    m_ingest.onStateChanged({});
}

void Room::connectParts()
{
    connect(&m_recording, &record::RecordingFile::stateChanged, this,
            [this] { m_audience.setRecording(m_recording.isWriting()); });
    connect(&m_recording, &record::RecordingFile::finished, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            qCInfo(relayLog).noquote() << "recorded to" << path;
            emit recordingFileFinished(path);
        }
        emit becameQuiet();
    });
    connect(&m_past, &rewind::RewindStore::keepingFailed, this, [](const QString &error) {
        qCWarning(relayLog).noquote()
            << "viewers cannot go back for now: nothing can be kept on disk:" << error;
    });
    connect(&m_audience, &ViewerRegistry::becameEmpty, this, &Room::becameQuiet, Qt::QueuedConnection);
    connect(&m_publisher, &PublisherSlot::becameEmpty, this, &Room::becameQuiet, Qt::QueuedConnection);
    connect(&m_publisher, &PublisherSlot::admitted, this,
            [this] { m_publisher.sendState(m_ingest.state(), m_audience.count()); });
}

void Room::setRewindLength(std::chrono::minutes length)
{
    m_past.setLength(length);
    attachRewind();
}

/// May be repeated.
void Room::attachRewind()
{
    m_feed.leave(m_past);
    if (m_past.length() > m_past.length().zero())
        m_feed.join(m_past);
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
    m_audience.broadcastState();
    m_publisher.sendState(state, m_audience.count());
    emit stateChanged(state);
}

void Room::tick(RelayClock::Time now, RelayClock::Time elapsed)
{
    m_ingest.tick(now);
    m_audience.tick(elapsed, heldBytes());
    m_publisher.tick(elapsed);
    if (now - m_toldRewindAt >= rewindInterval) {
        m_toldRewindAt = now;
        m_audience.tellRewind(m_rewind.describe());
    }
    if (m_toldViewers != m_audience.count()) {
        m_toldViewers = m_audience.count();
        m_publisher.sendState(m_ingest.state(), m_toldViewers);
    }
}

/// Of media that has not reached the stream yet.
qsizetype Room::heldBytes() const
{
    return m_publisher.heldBytes() + (m_replay ? m_replay->heldBytes() : 0);
}

void Room::appendTo(StatusSnapshot &status) const
{
    m_ingest.appendTo(status, m_context.clock.now());
    m_feed.appendTo(status);
    status.mediaBytes += heldBytes() + m_audience.heldBytes();
    status.rewind = m_past.status();
    status.recordingFile = m_recording.status();
    m_publisher.appendTo(status.clients);
    m_audience.appendTo(status);
}

void Room::close(const QString &reason)
{
    m_replay.reset();
    m_recording.stop();
    m_publisher.closeAll(reason);
    m_audience.closeAll(reason);
}

} // namespace lancast::net
