// Lets one publisher in at a time.
#pragma once

#include "session/publisher_session.h"

#include <QByteArray>
#include <QObject>

namespace lancast::net {

/// The same session id again is a reconnect and replaces the first; any other publisher is refused while one
/// is connected. The recordings of the two never mix: the first is lost before the second one's first byte.
///
/// What a publisher of long pieces has left when it goes is played out. The next publisher cuts
/// that off, but only with the first that it has to show: what is live goes before what was, and not before
/// nothing.
class PublisherSlot final : public QObject
{
    Q_OBJECT

public:
    PublisherSlot(const SessionContext &context, QObject *parent);

    /// \a channel has proved the publish token. False if it is refused.
    bool admit(ChannelSlot slot, WebSocketConnection *channel);
    /// A plain client, see PublisherSession, whose two channels \a key brings together; no page can choose
    /// one that begins with '#'.
    bool admitPlain(ChannelSlot slot, WebSocketConnection *channel, const QByteArray &key,
                    const PacerFactory &makePacer);
    /// From now on every publisher is refused with \a reason: the relay publishes by itself.
    void lock(const QString &reason) { m_lockReason = reason; }
    void sendState(stream::StreamState state, int viewers);
    /// Asks it for a keyframe, if it is a page.
    void requestKeyframe();
    void closeAll(const QString &reason);
    void tick(RelayClock::Time elapsed);
    [[nodiscard]] qsizetype heldBytes() const;
    [[nodiscard]] bool isEmpty() const { return m_sessions == 0; }
    void appendTo(QList<ClientStatus> &clients) const;

signals:
    void becameEmpty();
    void admitted();

private:
    /// Who comes with the \a key of the one that is connected.
    enum class ReconnectPolicy {
        Reconnects, ///< is the same, and replaces what it had
        Completes,  ///< may be: brings the channel that is missing, and replaces nothing
    };
    bool admit(ChannelSlot slot, WebSocketConnection *channel, const QByteArray &key, ReconnectPolicy sameKey,
               const PacerFactory &makePacer);
    void refuse(WebSocketConnection *channel, const QString &reason);
    void open(const QByteArray &key, const PacerFactory &makePacer);
    void cutOff();

    const SessionContext m_context;
    PublisherSession *m_current = nullptr;
    PublisherSession *m_draining = nullptr; ///< one that is gone
    QByteArray m_currentKey;
    QString m_lockReason;
    quint64 m_opened = 0;
    int m_sessions = 0; ///< with those that are closing
};

} // namespace lancast::net
