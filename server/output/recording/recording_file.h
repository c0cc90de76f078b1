// The recording file as the relay sees it: a sink of the stream, its switch and its state.
#pragma once

#include "output/output_queue.h"
#include "output/recording/recording_writer.h"
#include "stream/feed.h"

#include <QObject>

namespace lancast::record {

/// Lives in the relay's thread; the disk is only touched by the queue's worker, which it waits for at its
/// end. While it is on, each stream becomes a file; a change of the tracks that no file can hold starts
/// another.
class RecordingFile final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    RecordingFile(stream::Feed &feed, const net::RelayClock &clock, RecordingFileLimits limits = {});
    /// Finishes the file.
    ~RecordingFile() override;

    /// Records the stream from its newest sync point(s) on, now or as soon as there is one. Starts anew where
    /// it is on already.
    void start(const QString &folder, const QString &title);
    void stop();

    [[nodiscard]] RecordingFileStatus status() const;
    [[nodiscard]] bool isWriting() const { return m_state == RecordingFileState::Writing; }
    /// A file is being written or finished.
    [[nodiscard]] bool isBusy() const { return m_number != m_finishedNumber; }
    /// What it holds until the disk has it.
    [[nodiscard]] qsizetype unwrittenBytes() const { return m_queue.backlog().bytes(); }

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// The file ends with the stream.
    void setStreamState(stream::StreamState state) override;

signals:
    void stateChanged();
    /// \a path can be played and will not change any more; it is empty where nothing came to be recorded.
    void finished(const QString &path);

private:
    [[nodiscard]] RecordingWriter *makeWriter();
    void setState(RecordingFileState state);
    void open(const stream::Chunk &first);
    void endFile();
    void follow(const WrittenFile &file);
    void startNextPart();
    void fail(RecordingTrouble trouble, const QString &detail);

    stream::Feed &m_feed;
    const net::RelayClock &m_clock;
    const RecordingFileLimits m_limits;
    RecordingFileState m_state = RecordingFileState::Off;
    QString m_folder;
    QString m_title;
    webm::Tracks m_tracks; ///< of the open file, or of the one that the next chunk opens
    QDateTime m_date;      ///< when the stream's first file was begun
    int m_part = 0;        ///< 0: no file of this stream yet
    bool m_isOpen = false;
    bool m_hasHole = false;              ///< the disk was too slow
    std::chrono::milliseconds m_zero{0}; ///< the stream's time at the file's beginning
    std::chrono::milliseconds m_recordedUntil{
        0}; ///< the stream's time up to which files that are full hold it
    int m_number = 0;
    int m_finishedNumber = 0;
    WrittenFile m_written;
    output::OutputQueue<RecordingWriter> m_queue;
};

} // namespace lancast::record
