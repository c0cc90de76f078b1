// The viewers of one room that one thread serves.
#pragma once

#include "session/page_fan_out.h"
#include "session/status.h"
#include "session/viewer_session.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <utility>
#include <vector>

namespace lancast::net {

/// What a shard tells of its viewers.
struct ShardReport
{
    QHash<quint64, ClientFigures> viewers; ///< by id
    quint64 sentBytes = 0;                 ///< of them all
    qsizetype heldBytes = 0;               ///< see Viewer::heldBytes()
    bool hasAborted = false;               ///< of abortAndReport()
};

/// Lives in a thread with an event loop, as its viewers do. Other threads reach it by post() alone.
class ViewerShard final : public QObject
{
    Q_OBJECT

public:
    ~ViewerShard() override;

    /// Calls \a action(ViewerShard &) in the shard's thread: at once if this is it.
    template<typename Action> void post(Action action)
    {
        QMetaObject::invokeMethod(this, [this, action = std::move(action)] { action(*this); });
    }

    /// Takes \a viewer over; it lives in this thread.
    void add(std::unique_ptr<Viewer> viewer);
    void addPage(std::unique_ptr<ViewerSession> page);
    /// Gives \a page away, with none of this object's connections to it.
    [[nodiscard]] std::unique_ptr<ViewerSession> releasePage(ViewerSession *page);

    // The stream.
    void join(quint64 page, const stream::Burst &burst);
    void begin(const stream::Burst &burst) { m_fanOut.begin(burst); }
    void deliver(const stream::Chunk &chunk) { m_fanOut.deliver(chunk); }
    /// So many chunks of \a feed before the next one, a sync point, do not come.
    void skip(stream::FeedId feed, quint64 chunks) { m_fanOut.skip(feed, chunks); }
    /// See PageFanOut::moveTo().
    void moveTo(quint64 page, const stream::Burst &head);

    // One viewer, by its id; nothing happens if it has gone.
    void countMedia(quint64 id, qint64 bytes);
    void closeWith(quint64 id, CloseCode code, const QString &reason);
    void abort(quint64 id);
    /// Deletes it as it is.
    void drop(quint64 id);

    // All of them.
    void sendText(const QByteArray &frame, PageChoice pages);
    void closeAll(CloseCode code, const QString &reason);
    /// See Viewer::tick().
    void tick(RelayClock::Time elapsed);
    [[nodiscard]] ShardReport report();
    /// As in report(), without the rest.
    [[nodiscard]] qsizetype heldBytes() const;
    /// Media that those who are in were given.
    [[nodiscard]] quint64 sentBytes();
    /// By reported(), for another thread.
    void sendReport() { emit reported(report()); }
    void abortAndReport(quint64 id);

signals:
    void reported(const lancast::net::ShardReport &report);
    /// See ViewerSession::wantsLive().
    void wantsLive(quint64 page);
    /// The viewer has gone, or was dropped.
    void viewerFinished(quint64 id, const lancast::net::ClientFigures &figures);

private:
    [[nodiscard]] Viewer *find(quint64 id) const;
    [[nodiscard]] ViewerSession *findPage(quint64 id) const;
    void remove(Viewer *viewer);

    PageFanOut m_fanOut;
    std::vector<Viewer *> m_viewers;
    std::vector<ViewerSession *> m_pages; ///< of these
};

} // namespace lancast::net
