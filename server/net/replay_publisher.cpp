#include "net/replay_publisher.h"

namespace lancast::net {

using namespace std::chrono_literals;

namespace {

/// Small, so that blocks leave about when they are due.
constexpr qint64 pieceBytes = 2 * 1024;
constexpr auto interval = 10ms;
/// Until two blocks of a track have told better.
constexpr RelayClock::Time assumedStep = 20ms;
/// Further apart are two blocks only where the file has a hole.
constexpr RelayClock::Time maxStep = 1s;

} // namespace

ReplayPublisher::ReplayPublisher(const QString &path, relay::LiveStream &stream, const RelayClock &clock,
                                 QObject *parent)
    : QObject(parent)
    , m_file(path)
    , m_intake(stream, 0)
    , m_clock(clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReplayPublisher::publishDue);
}

bool ReplayPublisher::start()
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        m_errorString =
            QStringLiteral("Cannot open \"%1\": %2.").arg(m_file.fileName(), m_file.errorString());
        return false;
    }
    if (!probe())
        return false;
    startPass(m_clock.now());
    m_timer.start(interval);
    return true;
}

bool ReplayPublisher::probe()
{
    webm::Demuxer demuxer;
    std::vector<webm::Block> blocks;
    webm::DemuxError error = webm::DemuxError::None;
    while (blocks.empty() && error == webm::DemuxError::None && !m_file.atEnd())
        error = demuxer.feed(m_file.read(pieceBytes), blocks);
    if (blocks.empty()) {
        const QString reason = error == webm::DemuxError::None
                                   ? QStringLiteral("There is no picture or sound in it.")
                                   : webm::describe(error);
        m_errorString = QStringLiteral("Cannot replay \"%1\": %2").arg(m_file.fileName(), reason);
        return false;
    }
    m_firstTime = blocks.front().time;
    return true;
}

void ReplayPublisher::startPass(RelayClock::Time start)
{
    m_file.seek(0);
    m_demuxer = webm::Demuxer();
    m_passStart = start;
    m_newestTime = m_firstTime;
    m_passEnd = m_firstTime + assumedStep;
    m_tracks.clear();
    m_isFirstPiece = true;
    m_intake.announce(m_pass++, m_passStart - m_firstTime);
}

void ReplayPublisher::publishDue()
{
    while (m_timer.isActive() && m_clock.now() - m_passStart >= m_newestTime - m_firstTime) {
        if (!publishPiece())
            startPass(m_passStart + (m_passEnd - m_firstTime));
    }
}

/// False at the end of the file.
bool ReplayPublisher::publishPiece()
{
    const QByteArray piece = m_file.read(pieceBytes);
    if (piece.isEmpty() && m_file.error() != QFileDevice::NoError)
        fail(QStringLiteral("Cannot go on reading \"%1\": %2.").arg(m_file.fileName(), m_file.errorString()));
    if (piece.isEmpty())
        return !m_timer.isActive();
    std::vector<webm::Block> blocks;
    const webm::DemuxError error = m_demuxer.feed(piece, blocks);
    for (const webm::Block &block : blocks) {
        Track &track = m_tracks[block.trackNumber];
        if (track.newest && block.time > *track.newest && block.time - *track.newest < maxStep)
            track.step = block.time - *track.newest;
        track.newest = block.time;
        m_newestTime = std::max(m_newestTime, block.time);
        m_passEnd = std::max(m_passEnd, block.time + track.step);
    }
    const QString refusal = m_isFirstPiece ? m_intake.blobMessage(piece, m_clock.now())
                                           : m_intake.chunkMessage(piece, m_clock.now());
    m_isFirstPiece = false;
    if (error != webm::DemuxError::None || !refusal.isEmpty())
        fail(QStringLiteral("Cannot go on replaying \"%1\": %2")
                 .arg(m_file.fileName(), refusal.isEmpty() ? webm::describe(error) : refusal));
    return true;
}

void ReplayPublisher::fail(const QString &sentence)
{
    m_timer.stop();
    m_errorString = sentence;
    emit failed();
}

} // namespace lancast::net
