// Keeps the last minutes of the stream on disk, and knows what can be had of them.
#pragma once

#include "rewind/rewind_index.h"
#include "rewind/rewind_options.h"
#include "rewind/rewind_reads.h"
#include "rewind/rewind_status.h"
#include "stream/packager.h"
#include "stream/subscriber.h"

#include <QObject>
#include <QThread>

#include <deque>
#include <map>
#include <vector>

namespace lancast::rewind {

/// Lives in the relay's thread; the disk has one of its own, from the first bytes on. A stream whose time
/// starts anew pushes out the one before it.
class RewindStore final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    explicit RewindStore(const RewindOptions &options, QObject *parent = nullptr);
    ~RewindStore() override;

    /// 0: forgets all, and keeps nothing.
    void setLength(std::chrono::minutes length);
    [[nodiscard]] std::chrono::minutes length() const { return m_options.length; }

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// At the stream's end what is there of the last GOP is kept.
    void setStreamState(stream::StreamState state) override;

    /// What goes before the Clusters of a blob.
    [[nodiscard]] stream::StreamHead beginningOf(quint64 blob) const;
    [[nodiscard]] const RewindIndex &index() const { return m_index; }
    /// When, by the stream's clock, its media time 0 was.
    [[nodiscard]] std::chrono::nanoseconds origin() const { return m_origin; }
    [[nodiscard]] RewindReads &reads() { return m_reads; }
    [[nodiscard]] RewindStatus status() const;

signals:
    /// Nothing can be kept, and there is nothing left to forget; told once until it works again.
    void keepingFailed(const QString &error);

private:
    void flush();

    struct Unwritten
    {
        RewindGop gop;
        std::vector<stream::Chunk> chunks; ///< whose holds stay in this thread
    };

    [[nodiscard]] RewindDisk &disk();
    void tellDisk(const std::function<void(RewindDisk &)> &command);
    void closeGop(std::chrono::milliseconds endTime);
    void skipGop();
    void writeNext();
    void finishWrite(quint64 ticket, int error);
    [[nodiscard]] bool makeRoom(int error);
    [[nodiscard]] bool startNextFile();
    void forgetFile(quint64 file);
    void dropUnneeded();
    void forgetAll();

    RewindOptions m_options;
    RewindIndex m_index;
    std::map<quint64, stream::StreamHead> m_beginnings; ///< by blob
    quint64 m_blob = 0;
    std::chrono::nanoseconds m_origin{0};
    Unwritten m_open;                ///< the GOP that still grows
    std::deque<Unwritten> m_waiting; ///< whole ones; the first is at the disk, if m_ticket is set
    qsizetype m_unwrittenBytes = 0;
    quint64 m_tickets = 0;
    quint64 m_ticket = 0; ///< of the write that the disk is at; 0: none
    RewindPlace m_end;    ///< where the next GOP goes
    bool m_hasFailed = false;
    RewindReads m_reads;
    QThread m_thread;
    RewindDisk *m_disk = nullptr; ///< lives in m_thread, deleted when that finishes
};

} // namespace lancast::rewind
