#include "record/recording_file.h"

#include "relay/relayed_tracks.h"

#include <QLoggingCategory>

#include <algorithm>

namespace lancast::record {

using relay::RecordingFileState;
using relay::RecordingTrouble;

namespace {

Q_LOGGING_CATEGORY(recordLog, "lancast.record")

} // namespace

RecordingFile::RecordingFile(relay::LiveStream &stream, RecordingFileLimits limits)
    : m_stream(stream)
    , m_limits(std::move(limits))
{
    m_thread.setObjectName(QStringLiteral("recording"));
}

RecordingFile::~RecordingFile()
{
    m_stream.leave(*this);
    if (!m_writer)
        return;
    disconnect(m_writer, nullptr, this, nullptr);
    // In the order of the queue: what was handed over is written, then the file is finished.
    write([thread = &m_thread](RecordingWriter &writer) {
        writer.close();
        thread->quit();
    });
    m_thread.wait();
}

/// Lets the writer do \a call in its thread, after what it was given before.
template<typename Call> void RecordingFile::write(Call call)
{
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, call = std::move(call)] { call(*writer); }, Qt::QueuedConnection);
}

void RecordingFile::start(const QString &folder, const QString &title)
{
    stop();
    if (!m_writer) {
        m_writer = new RecordingWriter(m_limits);
        m_writer->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
        connect(m_writer, &RecordingWriter::taken, this, &RecordingFile::release);
        connect(m_writer, &RecordingWriter::changed, this, &RecordingFile::follow);
        m_thread.start();
    }
    m_folder = folder;
    m_title = title;
    m_part = 0;
    m_written = {};
    m_hasHole = false;
    setState(RecordingFileState::Waiting);
    m_stream.join(*this);
}

void RecordingFile::stop()
{
    m_stream.leave(*this);
    endFile();
    setState(RecordingFileState::Off);
}

void RecordingFile::setStreamState(relay::StreamState state)
{
    if (state != relay::StreamState::Ended)
        return;
    endFile();
    m_part = 0;
    if (m_state == RecordingFileState::Writing)
        setState(RecordingFileState::Waiting);
}

void RecordingFile::startBlob(const relay::Blob &blob)
{
    if (m_isOpen && !relay::canContinue(m_tracks, blob.tracks))
        endFile();
    if (!m_isOpen)
        m_tracks = blob.tracks;
    m_awaitsSyncPoint = true;
    for (const relay::Chunk &chunk : blob.chunks)
        (void)deliver(chunk);
}

relay::Delivery RecordingFile::deliver(const relay::Chunk &chunk)
{
    // Nobody is sent anything: what goes to the disk must not count as sent, so the answer is always Dropped.
    constexpr auto answer = relay::Delivery::Dropped;
    if (m_awaitsSyncPoint && !chunk.isSyncPoint)
        return answer;
    if (m_unwrittenBytes + chunk.wire.size() > m_limits.maxUnwrittenBytes) {
        if (!std::exchange(m_hasHole, true))
            qCWarning(recordLog) << "the disk is too slow for the recording: parts of it are left out";
        m_awaitsSyncPoint = true;
        return answer;
    }
    m_awaitsSyncPoint = false;
    if (!m_isOpen)
        open(chunk);
    const relay::OutgoingBytes blocks = chunk.blocks();
    RecordingPiece piece{blocks.bytes, blocks.offset, {}};
    if (chunk.startsCluster())
        piece.clusterTime = chunk.time - m_zero;
    m_unwritten.push_back(chunk.hold);
    m_unwrittenBytes += chunk.wire.size();
    write([piece = std::move(piece)](RecordingWriter &writer) { writer.append(piece); });
    return answer;
}

void RecordingFile::open(const relay::Chunk &first)
{
    if (++m_part == 1)
        m_date = QDateTime::currentDateTime();
    m_isOpen = true;
    m_zero = first.time;
    m_hasHole = false;
    NewRecording recording{++m_number, m_folder, m_title, m_date, m_part, m_tracks};
    write([recording = std::move(recording)](RecordingWriter &writer) { writer.open(recording); });
    setState(RecordingFileState::Writing);
}

void RecordingFile::endFile()
{
    if (!std::exchange(m_isOpen, false))
        return;
    write([](RecordingWriter &writer) { writer.close(); });
}

/// The disk has what it was given.
void RecordingFile::release(qsizetype bytes)
{
    m_unwritten.pop_front();
    m_unwrittenBytes -= bytes;
}

void RecordingFile::follow(const WrittenFile &file)
{
    m_written = file;
    if (!file.isFinished)
        return;
    m_finishedNumber = std::max(m_finishedNumber, file.number);
    emit finished(file.path);
    // Without trouble it ended by our own word; an earlier file's trouble is not the open one's.
    if (file.trouble == RecordingTrouble::None || file.number != m_number || !m_isOpen)
        return;
    qCWarning(recordLog).noquote() << "recording ended:" << relay::toString(file.trouble) << file.detail;
    m_isOpen = false;
    m_stream.leave(*this);
    setState(RecordingFileState::Failed);
}

void RecordingFile::setState(RecordingFileState state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

relay::RecordingFileStatus RecordingFile::status() const
{
    const bool isLate = m_state == RecordingFileState::Writing && m_written.number != m_number;
    relay::RecordingFileStatus status;
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
