// Writes recording files, in a thread of its own: whoever waits for the disk, the relay does not.
#pragma once

#include "base/relay_clock.h"
#include "output/recording/disk_space_monitor.h"
#include "output/recording/finalize_plan.h"
#include "output/recording/output_file.h"
#include "output/recording/recording_status.h"
#include "webm/chunk_muxer.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace lancast::record {

struct NewRecording
{
    int number = 0; ///< of the file; what the writer tells carries it
    QString folder;
    QString title;
    QDateTime date;
    int part = 1;
    webm::Tracks tracks;
};

/// Blocks, with the Cluster that they start.
struct RecordingPiece
{
    QByteArray blocks;
    std::optional<std::chrono::milliseconds> clusterTime; ///< in the file's time; nothing: they go on
    QList<webm::MuxedFrame> frames{};
};

/// A file's state as the disk has it.
struct WrittenFile
{
    int number = 0;
    QString path;
    std::chrono::milliseconds length{0};
    qint64 bytes = 0;
    std::optional<std::chrono::seconds> timeLeft;
    RecordingTrouble trouble = RecordingTrouble::None;
    QString detail;
    bool isFinished = false; ///< by close(), or because it had to end: see trouble and isFull
    bool isFull = false;     ///< the system lets the file grow no further: the next one takes what comes
};

/// One file at a time. Call everything in the writer's thread.
class RecordingWriter final : public QObject
{
    Q_OBJECT

public:
    RecordingWriter(const RecordingFileLimits &limits, const net::RelayClock &clock);
    ~RecordingWriter() override;

    void open(const NewRecording &recording);
    /// After a failure pieces go nowhere until the next open().
    void append(const RecordingPiece &piece);
    /// Finishes the file.
    void close();

signals:
    void changed(const lancast::record::WrittenFile &file);

private:
    [[nodiscard]] bool write(const RecordingPiece &piece);
    [[nodiscard]] bool closeCluster(qint64 end);
    void onTick();
    [[nodiscard]] RecordingTrouble lookAtSpace();
    void fail();
    void end(RecordingTrouble trouble, const QString &detail);
    void tell();

    const RecordingFileLimits m_limits;
    const net::RelayClock &m_clock;
    OutputFile m_file;
    RecordingLayout m_layout;
    RecordingIndex m_index;
    WrittenFile m_status;
    QString m_folder;
    DiskSpaceMonitor m_space;
    QTimer m_timer;
};

} // namespace lancast::record
