// Everybody who watches: pairs sockets into viewers, tells them the state, lets the stalled go.
#pragma once

#include "session/client_identity.h"
#include "session/dvr_accounts.h"
#include "session/dvr_client.h"
#include "session/viewer_entries.h"
#include "session/viewer_shards.h"

#include <QObject>

#include <functional>
#include <vector>

namespace lancast::net {

class HttpConnection;

/// Told to one who is not let in.
inline constexpr char fullReason[] = "The host's limit of viewers is reached.";

class ViewerRegistry final : public QObject
{
    Q_OBJECT

public:
    /// \a maxViewers 0: no limit. \a threads: of further shards, see ViewerShards.
    ViewerRegistry(const SessionContext &context, int maxViewers, const std::vector<QThread *> &threads);
    ~ViewerRegistry() override;

    /// A watch channel was opened; \a slot says which of the two.
    void admit(ChannelSlot slot, WebSocketConnection *channel);
    /// Answers a request for /live.webm.
    void admitPlayer(HttpConnection *connection, const RequestHead &head);

    /// A part of the past, of so many bytes, for somebody who asks for it.
    struct DvrPart
    {
        qint64 bytes = 0;
        std::chrono::milliseconds behind{0}; ///< what is live
    };
    /// Whether \a connection may have \a part: it counts for the visit whose session \a head carries, else
    /// for a client of its own at that address. False: the refusal has been sent.
    [[nodiscard]] bool admitToDvr(HttpConnection *connection, const RequestHead &head, const DvrPart &part);

    /// Tells every page the stream's state and how many watch.
    void broadcastState();
    /// \a page, also one that watches the past, gets its chunks from \a feed from that one's next sync point
    /// on, with its init segment before. False: there is no such page or feed.
    [[nodiscard]] bool moveTo(stream::FeedId feed, quint64 page);
    /// Whether the stream is recorded to a file.
    void setRecording(bool isRecording);
    /// Takes over one that came in by another port. False, and it is not taken, if the limit of viewers is
    /// reached.
    [[nodiscard]] bool admitOther(std::unique_ptr<Viewer> viewer, const ClientIdentity &identity,
                                  ClientRole role = ClientRole::Viewer);
    /// The page of \a session, if it has been let in.
    [[nodiscard]] std::optional<quint64> watchingPage(const QByteArray &session);
    /// \a viewer was given so many bytes of media beside its own connections.
    void countMedia(quint64 viewer, qint64 bytes);
    /// Ends the visit of one that came by admitOther(), without a word.
    void drop(quint64 viewer) { m_shards.own().drop(viewer); }

    /// Tells how many watch, if that has changed; lets go of who makes no progress, and of those with the
    /// largest queues where the media in memory is too much. \a elapsed: since the last call, without times
    /// in which the relay itself stood still. Call about twice a second. \a heldElsewhere: what others hold
    /// in memory, which counts towards the same limit.
    void tick(RelayClock::Time elapsed, qsizetype heldElsewhere);
    /// Of all: see Viewer::heldBytes().
    [[nodiscard]] qsizetype heldBytes() const { return m_shards.heldBytes(); }
    /// Media that viewers were given, also those that have left.
    [[nodiscard]] quint64 sentBytes() const { return m_sentToGone + m_shards.sentBytes(); }
    void closeAll(const QString &reason);
    /// Ends the visits of all whose id and address \a isMeant accepts.
    using Choice = std::function<bool(quint64 id, const QHostAddress &peer)>;
    void disconnectIf(const Choice &isMeant, CloseCode code, const QString &reason);
    /// The address of the viewer or player \a id, as a peerIdentity(); null if there is none.
    [[nodiscard]] QHostAddress peerOf(quint64 id) const;
    /// Tells every page what lets it in again.
    void broadcastKey(const QByteArray &viewKey);
    /// Tells every page, and each that comes, how far back in the stream it may go.
    void setDvrWindow(const QJsonObject &window);
    /// 0: no limit. Nobody who is in is sent away.
    void setMaxViewers(int maxViewers) { m_maxViewers = maxViewers; }

    /// Those who count towards the limit.
    [[nodiscard]] int count() const { return m_entries.count(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    /// Adds everybody who is here, and the totals of all who are or were.
    void appendTo(StatusSnapshot &status) const;

signals:
    void becameEmpty();
    void left(quint64 viewer);

private:
    using Phase = ViewerEntry::Phase;
    enum class Place { Counted, Free };

    [[nodiscard]] ViewerEntry *entryFor(const QByteArray &session, ChannelSlot slot);
    [[nodiscard]] bool isFull() const { return m_maxViewers > 0 && count() >= m_maxViewers; }
    [[nodiscard]] QByteArray stateFrame() const;
    [[nodiscard]] QByteArray dvrWindowFrame() const;
    [[nodiscard]] Place replaceVisitsOf(const QByteArray &session);
    void complete(quint64 id);
    void placePage(quint64 id);
    [[nodiscard]] stream::Burst burstFor(quint64 page) const;
    void limitIncomplete(const QHostAddress &peer);
    [[nodiscard]] ViewerEntry *dvrReader(const HttpConnection &connection, const RequestHead &head,
                                         const DvrPart &part);
    [[nodiscard]] ViewerEntry *dvrClient(const ClientIdentity &identity);
    void endDvrOf(const ViewerEntry &entry, CloseCode code);
    void onFinished(quint64 id, const ClientFigures &figures);
    void keepMemoryInBounds();

    const SessionContext m_context;
    ViewerShards m_shards;
    int m_maxViewers;
    ViewerEntries m_entries;
    quint64 m_total = 0;
    quint64 m_droppedByGone = 0; ///< chunks, of those who have left
    quint64 m_sentToGone = 0;    ///< bytes
    quint64 m_unnamed = 0;       ///< viewers that gave no session
    DvrAccounts m_dvr;
    int m_toldCount = 0;
    bool m_isRecording = false;
    QJsonObject m_dvrWindow; ///< as told last
    qsizetype m_heldElsewhere = 0;
    int m_letGo = 0; ///< for their queues, since the last word about it
};

} // namespace lancast::net
