// Everybody who watches: pairs sockets into viewers, tells them the state, lets the stalled go.
#pragma once

#include "session/http_player_session.h"
#include "session/rewind_accounts.h"
#include "session/rewind_client.h"
#include "session/viewer_session.h"

#include <QObject>

#include <QHash>

#include <algorithm>
#include <functional>
#include <vector>

namespace lancast::net {

class HttpConnection;

class ViewerRegistry final : public QObject
{
    Q_OBJECT

public:
    /// \a maxViewers 0: no limit.
    ViewerRegistry(const SessionContext &context, int maxViewers, QObject *parent);

    /// A watch channel was opened; \a slot says which of the two.
    void admit(ChannelSlot slot, WebSocketConnection *channel);
    /// Answers a request for /live.webm.
    void admitPlayer(HttpConnection *connection, const RequestHead &head);

    /// A part of the past, of so many bytes, for somebody who asks for it.
    struct PastPart
    {
        qint64 bytes = 0;
        std::chrono::milliseconds behind{0}; ///< what is live
    };
    /// Whether \a connection may have \a part: it counts for the visit whose session \a head carries, else
    /// for a client of its own at that address. False: the refusal has been sent.
    [[nodiscard]] bool admitToPast(HttpConnection *connection, const RequestHead &head, const PastPart &part);

    /// Tells every page the stream's state and how many watch.
    void broadcastState();
    /// Whether the stream is recorded to a file.
    void setRecording(bool isRecording);
    /// Takes over one that came in by another door. False, and it is not taken, if the limit of viewers is
    /// reached.
    [[nodiscard]] bool admitMember(Viewer *member);

    /// Tells how many watch, if that has changed; lets go of who makes no progress, and of those with the
    /// largest queues where the media in memory is too much. \a elapsed: since the last call, without times
    /// in which the relay itself stood still. Call about twice a second. \a heldElsewhere: what others hold
    /// in memory, which counts towards the same limit.
    void tick(RelayClock::Time elapsed, qsizetype heldElsewhere);
    /// Of all: see Viewer::heldBytes().
    [[nodiscard]] qsizetype heldBytes() const;
    void closeAll(const QString &reason);
    /// Ends the visits of all whose id and address \a isMeant accepts.
    using Choice = std::function<bool(quint64 id, const QHostAddress &peer)>;
    void disconnectIf(const Choice &isMeant, CloseCode code, const QString &reason);
    /// The address of the viewer or player \a id, as a peerIdentity(); null if there is none.
    [[nodiscard]] QHostAddress peerOf(quint64 id) const;
    /// Tells every page what lets it in again.
    void tellKey(const QByteArray &viewKey);
    /// Tells every page, and each that comes, how far back in the stream it may go.
    void tellRewind(const QJsonObject &window);
    /// 0: no limit. Nobody who is in is sent away.
    void setMaxViewers(int maxViewers) { m_maxViewers = maxViewers; }

    /// Those who count towards the limit.
    [[nodiscard]] int count() const { return int(std::ranges::count_if(m_members, &Viewer::isCounted)); }
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    /// Adds everybody who is here, and the totals of all who are or were.
    void appendTo(StatusSnapshot &status) const;

signals:
    void becameEmpty();

private:
    [[nodiscard]] ViewerSession *sessionFor(const QByteArray &key, ChannelSlot slot);
    [[nodiscard]] bool isFull() const { return m_maxViewers > 0 && count() >= m_maxViewers; }
    [[nodiscard]] QByteArray stateFrame() const;
    enum class Place { Counted, Free };
    void add(Viewer *member, Place place);
    [[nodiscard]] Place takePlaceOf(const QByteArray &key);
    void complete(const QByteArray &key, ViewerSession *session);
    void limitIncomplete(const QHostAddress &peer);
    [[nodiscard]] Viewer *pastReader(const HttpConnection &connection, const RequestHead &head,
                                     const PastPart &part);
    [[nodiscard]] RewindClient *rewindClient(const ClientIdentity &identity);
    void endPastOf(const Viewer &member, CloseCode code);
    void remove(Viewer *member);
    void keepMemoryInBounds(qsizetype heldElsewhere);
    [[nodiscard]] bool dropLargestQueue();

    const SessionContext m_context;
    int m_maxViewers;
    quint64 m_total = 0;
    quint64 m_droppedByGone = 0; ///< chunks, of those who have left
    quint64 m_unnamed = 0;       ///< viewers that gave no session
    RewindAccounts m_past;
    int m_toldCount = 0;
    bool m_isRecording = false;
    QJsonObject m_rewind; ///< as told last
    std::vector<Viewer *> m_members;
    QHash<QByteArray, ViewerSession *> m_viewers; ///< of the members those with a page, by its session id
};

} // namespace lancast::net
