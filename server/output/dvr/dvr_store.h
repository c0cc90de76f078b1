// Keeps the last minutes of the stream on disk, and knows what can be had of them.
#pragma once

#include "output/dvr/dvr_index.h"
#include "output/dvr/dvr_options.h"
#include "output/dvr/dvr_reads.h"
#include "output/dvr/dvr_status.h"
#include "output/output_queue.h"
#include "stream/packager.h"
#include "stream/subscriber.h"

#include <QObject>

#include <deque>
#include <map>
#include <vector>

namespace lancast::dvr {

/// Lives in the relay's thread; the disk is the queue's worker, from the first bytes on. A stream whose time
/// starts anew pushes out the one before it.
class DvrStore final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    DvrStore(const DvrOptions &options, const net::RelayClock &clock, QObject *parent = nullptr);

    /// 0: forgets all, and keeps nothing.
    void setLength(std::chrono::minutes length);
    [[nodiscard]] std::chrono::minutes length() const { return m_options.length; }

    void begin(const stream::Burst &burst) override;
    void deliver(const stream::Chunk &chunk) override;
    /// At the stream's end what is there of the last GOP is kept.
    void setStreamState(stream::StreamState state) override;

    /// What goes before the Clusters of a blob.
    [[nodiscard]] stream::StreamHead beginningOf(quint64 blob) const;
    [[nodiscard]] const DvrIndex &index() const { return m_index; }
    /// When, by the stream's clock, its media time 0 was.
    [[nodiscard]] std::chrono::nanoseconds origin() const { return m_origin; }
    [[nodiscard]] DvrReads &reads() { return m_reads; }
    [[nodiscard]] DvrStatus status() const;

signals:
    /// Nothing can be kept, and there is nothing left to forget; told once until it works again.
    void keepingFailed(const QString &error);

private:
    struct OpenGop
    {
        DvrGop gop;
        std::vector<QByteArray> parts; ///< none: there is no such GOP
    };

    [[nodiscard]] DvrDisk *makeDisk();
    void flush();
    void closeGop(std::chrono::milliseconds endTime);
    void finishWrite(const DvrGop *kept, int error);
    void dropUnneeded();
    void forgetAll();

    DvrOptions m_options;
    DvrIndex m_index;
    std::map<quint64, stream::StreamHead> m_beginnings; ///< by blob
    quint64 m_blob = 0;
    std::chrono::nanoseconds m_origin{0};
    OpenGop m_open;                  ///< that still grows
    std::deque<quint64> m_unwritten; ///< the blobs of the GOPs that the disk has not answered for
    size_t m_forgottenWrites = 0;    ///< answers that come before theirs, and do not count any more
    quint64 m_newestFile = 0;
    bool m_hasFailed = false;
    DvrReads m_reads;
    output::OutputQueue<DvrDisk> m_queue;
};

} // namespace lancast::dvr
