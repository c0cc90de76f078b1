// Keeps the last minutes of the stream on disk, and knows what can be had of them.
#pragma once

#include "output/output_queue.h"
#include "rewind/rewind_index.h"
#include "rewind/rewind_options.h"
#include "rewind/rewind_reads.h"
#include "rewind/rewind_status.h"
#include "stream/packager.h"
#include "stream/subscriber.h"

#include <QObject>

#include <deque>
#include <map>
#include <vector>

namespace lancast::rewind {

/// Lives in the relay's thread; the disk is the queue's worker, from the first bytes on. A stream whose time
/// starts anew pushes out the one before it.
class RewindStore final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    explicit RewindStore(const RewindOptions &options, QObject *parent = nullptr);

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
    struct OpenGop
    {
        RewindGop gop;
        std::vector<QByteArray> parts; ///< none: there is no such GOP
    };

    [[nodiscard]] RewindDisk *makeDisk();
    void flush();
    void closeGop(std::chrono::milliseconds endTime);
    void finishWrite(const RewindGop *kept, int error);
    void dropUnneeded();
    void forgetAll();

    RewindOptions m_options;
    RewindIndex m_index;
    std::map<quint64, stream::StreamHead> m_beginnings; ///< by blob
    quint64 m_blob = 0;
    std::chrono::nanoseconds m_origin{0};
    OpenGop m_open;                  ///< that still grows
    std::deque<quint64> m_unwritten; ///< the blobs of the GOPs that the disk has not answered for
    size_t m_forgottenWrites = 0;    ///< answers that come before theirs, and do not count any more
    quint64 m_newestFile = 0;
    bool m_hasFailed = false;
    RewindReads m_reads;
    output::OutputQueue<RewindDisk> m_queue;
};

} // namespace lancast::rewind
