#include "output/recording/recording_file.h"

#include "stream/relayed_tracks.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace lancast::record {

namespace {

Q_LOGGING_CATEGORY(recordLog, "lancast.record")

/// A file that is full before it has taken so much that is new leaves no room for a recording.
constexpr std::chrono::seconds leastPartLength{1};

} // namespace

RecordingFile::RecordingFile(stream::Feed &feed, const net::RelayClock &clock, RecordingFileLimits limits)
    : m_feed(feed)
    , m_clock(clock)
    , m_limits(std::move(limits))
    , m_queue(QStringLiteral("recording"), m_limits.maxUnwrittenBytes, [this] { return makeWriter(); })
{
}

RecordingFile::~RecordingFile()
{
    m_feed.leave(*this);
    m_queue.finish([](RecordingWriter &writer) { writer.close(); });
}

RecordingWriter *RecordingFile::makeWriter()
{
    auto *writer = new RecordingWriter(m_limits, m_clock);
    connect(writer, &RecordingWriter::changed, this, &RecordingFile::follow);
    return writer;
}

void RecordingFile::start(const QString &folder, const QString &title)
{
    stop();
    m_folder = folder;
    m_title = title;
    m_part = 0;
    m_written = {};
    m_hasHole = false;
    setState(RecordingFileState::Waiting);
    m_feed.join(*this);
}

void RecordingFile::stop()
{
    m_feed.leave(*this);
    endFile();
    setState(RecordingFileState::Off);
}

void RecordingFile::setStreamState(stream::StreamState state)
{
    if (state != stream::StreamState::Ended)
        return;
    endFile();
    m_part = 0;
    if (m_state == RecordingFileState::Writing)
        setState(RecordingFileState::Waiting);
}

void RecordingFile::begin(const stream::Burst &burst)
{
    if (m_isOpen && !stream::canContinue(m_tracks, burst.tracks))
        endFile();
    if (!m_isOpen)
        m_tracks = burst.tracks;
    m_queue.backlog().awaitSyncPoint();
    // Of what the file before holds only the newest sync point is needed again.
    const auto isHeld = [this](const stream::Chunk &chunk) {
        return m_part > 0 && chunk.isSyncPoint && chunk.time <= m_recordedUntil;
    };
    const auto held = std::find_if(burst.chunks.rbegin(), burst.chunks.rend(), isHeld);
    for (auto chunk = held == burst.chunks.rend() ? burst.chunks.begin() : std::prev(held.base());
         chunk != burst.chunks.end(); ++chunk)
        deliver(*chunk);
}

void RecordingFile::deliver(const stream::Chunk &chunk)
{
    const auto offer = m_queue.backlog().offer(chunk);
    if (offer == output::Backlog::Offer::NoRoom && !std::exchange(m_hasHole, true))
        qCWarning(recordLog) << "the disk is too slow for the recording: parts of it are left out";
    if (offer != output::Backlog::Offer::Taken)
        return;
    if (!m_isOpen)
        open(chunk);
    RecordingPiece piece{chunk.body, {}, chunk.frames};
    if (chunk.startsCluster())
        piece.clusterTime = chunk.time - m_zero;
    m_queue.post([piece = std::move(piece)](RecordingWriter &writer) { writer.append(piece); }, chunk.size());
}

void RecordingFile::open(const stream::Chunk &first)
{
    if (++m_part == 1) {
        m_date = QDateTime::currentDateTime();
        m_recordedUntil = first.time;
    }
    m_isOpen = true;
    m_zero = first.time;
    m_hasHole = false;
    NewRecording recording{++m_number, m_folder, m_title, m_date, m_part, m_tracks};
    m_queue.post([recording = std::move(recording)](RecordingWriter &writer) { writer.open(recording); });
    setState(RecordingFileState::Writing);
}

void RecordingFile::endFile()
{
    if (!std::exchange(m_isOpen, false))
        return;
    m_queue.post([](RecordingWriter &writer) { writer.close(); });
}

void RecordingFile::follow(const WrittenFile &file)
{
    m_written = file;
    if (!file.isFinished)
        return;
    m_finishedNumber = std::max(m_finishedNumber, file.number);
    emit finished(file.path);
    // Without trouble it ended by our own word; an earlier file's trouble is not the open one's.
    if (file.number != m_number || !m_isOpen)
        return;
    if (file.isFull)
        startNextPart();
    else if (file.trouble != RecordingTrouble::None)
        fail(file.trouble, file.detail);
}

/// The file can grow no further. The next one begins with the newest sync point, so that nothing is missing.
void RecordingFile::startNextPart()
{
    const std::chrono::milliseconds until = m_zero + m_written.length;
    const std::chrono::milliseconds before = std::max(std::exchange(m_recordedUntil, until), m_zero);
    if (until - before < leastPartLength) {
        m_written.trouble = RecordingTrouble::CannotWrite;
        m_written.detail = QString::fromLocal8Bit(std::strerror(EFBIG));
        fail(m_written.trouble, m_written.detail);
        return;
    }
    qCInfo(recordLog).noquote()
        << QStringLiteral("\"%1\" cannot grow any further: the recording continues in its next part")
               .arg(m_written.path);
    m_isOpen = false;
    m_feed.leave(*this);
    m_feed.join(*this);
}

void RecordingFile::fail(RecordingTrouble trouble, const QString &detail)
{
    const QString reason = detail.isEmpty() ? record::toString(trouble) : detail;
    qCWarning(recordLog).noquote()
        << QStringLiteral("the recording in \"%1\" has ended: %2").arg(m_folder, reason);
    m_isOpen = false;
    m_feed.leave(*this);
    setState(RecordingFileState::Failed);
}

void RecordingFile::setState(RecordingFileState state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

RecordingFileStatus RecordingFile::status() const
{
    const bool isLate = m_state == RecordingFileState::Writing && m_written.number != m_number;
    RecordingFileStatus status;
    status.state = m_state;
    if (isLate)
        return status; // the writer has not told anything of this file yet
    status.path = m_written.path;
    status.length = m_written.length;
    status.bytes = m_written.bytes;
    status.trouble = m_written.trouble;
    status.detail = m_written.detail;
    if (m_state == RecordingFileState::Writing) {
        status.timeLeft = m_written.timeLeft;
        if (m_hasHole && status.trouble == RecordingTrouble::None)
            status.trouble = RecordingTrouble::TooSlow;
    }
    return status;
}

} // namespace lancast::record
