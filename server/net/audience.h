// Everybody who watches: pairs sockets into viewers, tells them the state, lets the stalled go.
#pragma once

#include "net/player_session.h"
#include "net/viewer_session.h"

#include <QObject>

#include <QHash>

#include <functional>
#include <vector>

namespace lancast::net {

class Audience final : public QObject
{
    Q_OBJECT

public:
    /// \a maxViewers 0: no limit.
    Audience(const SessionContext &context, int maxViewers, QObject *parent);

    /// A watch channel was opened; \a slot says which of the two.
    void admit(ViewerSession::Slot slot, Channel *channel);
    /// Answers a request for /live.webm.
    void admitPlayer(HttpConnection *connection, const RequestHead &head);

    /// The stream has another state: everybody is told.
    void tellState();
    /// Whether the stream is recorded to a file.
    void setRecording(bool isRecording);
    /// Takes over one that came in by another door. False, and it is not taken, if the limit of viewers is
    /// reached.
    [[nodiscard]] bool admitMember(AudienceMember *member);

    /// Tells how many watch, if that has changed; lets go of who makes no progress, and of the hungriest
    /// where the media in memory is too much. \a elapsed: since the last call, without times in which the
    /// relay itself stood still. Call about twice a second.
    void tick(RelayClock::Time elapsed);
    void closeAll(const QString &reason);
    /// Ends the visits of all whose id and address \a isMeant accepts.
    using Choice = std::function<bool(quint64 id, const QHostAddress &peer)>;
    void sendAway(const Choice &isMeant, CloseCode code, const QString &reason);
    /// The address of the viewer or player \a id, as a peerIdentity(); null if there is none.
    [[nodiscard]] QHostAddress peerOf(quint64 id) const;
    /// Tells every page what lets it in again.
    void tellKey(const QByteArray &viewKey);
    /// Tells every page, and each that comes, how far back in the stream it may go.
    void tellRewind(const QJsonObject &window);
    /// 0: no limit. Nobody who is in is sent away.
    void setMaxViewers(int maxViewers) { m_maxViewers = maxViewers; }

    [[nodiscard]] int count() const { return int(m_members.size()); }
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    /// Adds everybody who is here, and the totals of all who are or were.
    void appendTo(relay::StatusSnapshot &status) const;

signals:
    void becameEmpty();

private:
    [[nodiscard]] ViewerSession *sessionFor(const QByteArray &key, ViewerSession::Slot slot);
    [[nodiscard]] bool isFull() const { return m_maxViewers > 0 && count() >= m_maxViewers; }
    [[nodiscard]] AudienceState state() const { return {m_context.stream.state(), count(), m_isRecording}; }
    void add(AudienceMember *member);
    void remove(AudienceMember *member);
    void keepMemoryInBounds();
    [[nodiscard]] bool dropHungriest();

    const SessionContext m_context;
    int m_maxViewers;
    quint64 m_total = 0;
    quint64 m_droppedByGone = 0; ///< chunks, of those who have left
    quint64 m_unnamed = 0;       ///< viewers that gave no session
    int m_toldCount = 0;
    bool m_isRecording = false;
    QJsonObject m_rewind; ///< as told last
    std::vector<AudienceMember *> m_members;
    QHash<QByteArray, ViewerSession *> m_viewers; ///< of the members those with a page, by its session id
};

} // namespace lancast::net
