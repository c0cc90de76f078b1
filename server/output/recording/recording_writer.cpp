#include "output/recording/recording_writer.h"

#include "output/recording/recording_finisher.h"
#include "output/recording/recording_folder.h"
#include "output/recording/recording_name.h"
#include "webm/chunk_muxer.h"

#include <QFile>

#include <cerrno>
#include <cstring>

namespace lancast::record {

namespace {

constexpr qint64 clusterHeadBytes = 12; // id and size, as webm::writeClusterHeader() writes them

RecordingTrouble troubleFor(int error)
{
    return error == ENOSPC || error == EDQUOT ? RecordingTrouble::DiskFull : RecordingTrouble::CannotWrite;
}

} // namespace

RecordingWriter::RecordingWriter(const RecordingFileLimits &limits, const net::RelayClock &clock)
    : m_limits(limits)
    , m_clock(clock)
    , m_space(limits)
    , m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &RecordingWriter::onTick);
}

RecordingWriter::~RecordingWriter()
{
    close();
}

void RecordingWriter::open(const NewRecording &recording)
{
    close();
    m_status = {};
    m_status.number = recording.number;
    m_folder = recording.folder;
    m_space = DiskSpaceMonitor(m_limits);
    m_index = RecordingIndex(recording.tracks);
    const QByteArray beginning = writeBeginning(recording.tracks, recording.title, recording.date);
    const auto written = readBeginning(beginning);
    if (!m_file.create(recording.folder, recordingName(recording.date, recording.title, recording.part),
                       m_limits.fileMode))
        return fail();
    m_status.path = m_file.path();
    if (lookAtSpace() == RecordingTrouble::DiskFull)
        return end(RecordingTrouble::DiskFull, {});
    if (!written || !m_file.append(beginning))
        return fail();
    m_layout = written->layout;
    m_timer.start(m_limits.syncInterval);
    tell();
}

void RecordingWriter::append(const RecordingPiece &piece)
{
    if (m_file.isOpen() && !write(piece))
        fail();
}

bool RecordingWriter::write(const RecordingPiece &piece)
{
    QByteArray header;
    if (piece.clusterTime)
        header = webm::writeClusterHeader(*piece.clusterTime);
    const qint64 start = m_file.end();
    if (!m_file.append(header, piece.blocks))
        return false;
    if (piece.clusterTime && !closeCluster(start))
        return false;
    if (piece.clusterTime)
        m_index.startCluster(start, start + clusterHeadBytes, *piece.clusterTime);
    for (const webm::MuxedFrame &frame : piece.frames) {
        const auto payload = QByteArrayView(piece.blocks).sliced(frame.offset, frame.size);
        m_index.addBlock({frame.trackNumber, frame.relativeTime, frame.isKeyframe, payload, 0});
    }
    return true;
}

/// Tells the size of the Cluster that ends at \a end: players that know it find the next one at once.
bool RecordingWriter::closeCluster(qint64 end)
{
    const auto content = m_index.openCluster();
    if (!content)
        return true;
    const Patch patch = sizePatch(*content, end);
    return m_file.overwrite(patch.offset, patch.bytes);
}

void RecordingWriter::close()
{
    if (m_file.isOpen())
        end(RecordingTrouble::None, {});
}

void RecordingWriter::onTick()
{
    if (!m_file.sync())
        return fail();
    const RecordingTrouble trouble = lookAtSpace();
    if (trouble == RecordingTrouble::DiskFull)
        return end(trouble, {});
    m_status.trouble = trouble;
    tell();
}

RecordingTrouble RecordingWriter::lookAtSpace()
{
    const qint64 free = freeBytesIn(m_folder, m_limits);
    if (free < 0)
        return RecordingTrouble::None;
    const auto now = std::chrono::floor<DiskSpaceMonitor::Time>(m_clock.now());
    const auto verdict = m_space.look(now, m_file.end(), free);
    m_status.timeLeft = m_space.timeLeft();
    switch (verdict) {
    case DiskSpaceMonitor::Verdict::Enough:
        return RecordingTrouble::None;
    case DiskSpaceMonitor::Verdict::Low:
        return RecordingTrouble::LowSpace;
    case DiskSpaceMonitor::Verdict::Full:
        return RecordingTrouble::DiskFull;
    }
    Q_UNREACHABLE();
}

void RecordingWriter::fail()
{
    const int error = m_file.error();
    m_status.isFull = error == EFBIG && m_index.end().count() > 0;
    if (m_status.isFull)
        return end(RecordingTrouble::None, {});
    end(troubleFor(error), QString::fromLocal8Bit(std::strerror(error)));
}

/// What was written up to here is playable, whether finishing it succeeds or not.
void RecordingWriter::end(RecordingTrouble trouble, const QString &detail)
{
    m_timer.stop();
    if (m_file.isOpen() && m_file.isDeleted()) {
        m_status.path.clear();
    } else if (m_file.isOpen() && m_index.end().count() > 0) {
        (void)applyFinish(m_file, m_layout, m_index);
    } else if (m_file.isOpen()) {
        (void)QFile::remove(m_file.path()); // nothing came: there is nothing to play
        m_status.path.clear();
    }
    m_status.trouble = trouble;
    m_status.detail = detail;
    m_status.isFinished = true;
    tell();
    m_file.close();
}

void RecordingWriter::tell()
{
    m_status.length = m_index.end();
    m_status.bytes = m_file.isOpen() ? m_file.end() : 0;
    emit changed(m_status);
}

} // namespace lancast::record
