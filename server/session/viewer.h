// One of those who watch, as the audience sees them: a page with its two channels, or a player.
#pragma once

#include "session/client_identity.h"
#include "session/control_message.h"
#include "session/session_context.h"
#include "session/status.h"
#include "websocket/websocket_connection.h"

#include <QObject>

namespace lancast::net {

/// After finished() the owner deletes it (deleteLater).
class Viewer : public QObject
{
    Q_OBJECT

public:
    ~Viewer() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    /// It takes one of the places that the limit of viewers leaves.
    [[nodiscard]] bool isCounted() const { return m_isCounted; }
    void setCounted(bool isCounted) { m_isCounted = isCounted; }
    [[nodiscard]] const QHostAddress &peer() const { return m_identity.peer; } ///< null while unknown
    [[nodiscard]] virtual qsizetype queuedBytes() const = 0;
    /// In memory beside the media that the stream accounts for: messages that are not whole, and what each
    /// item in a queue takes.
    [[nodiscard]] virtual qsizetype heldBytes() const { return 0; }
    [[nodiscard]] virtual ClientStatus status(RelayClock::Time now) const = 0;

    /// Media that it was given.
    void countMedia(qint64 bytes);

    /// Lets go of who is gone. \a elapsed: since the last call, without times in which the relay itself stood
    /// still.
    virtual void tick(RelayClock::Time elapsed) = 0;
    /// Sends what is queued, then ends; \a code and \a reason reach only those who can read them.
    virtual void closeWith(CloseCode code, const QString &reason) = 0;
    /// Ends at once, without a word.
    virtual void abort() = 0;

signals:
    void finished();

protected:
    /// An empty \a identity is set later.
    Viewer(ClientIdentity identity, const SessionContext &context, QObject *parent);

    [[nodiscard]] const SessionContext &context() const { return m_context; }
    /// Of WebSocket messages from one who watches.
    [[nodiscard]] FrameLimits frameLimits() const;
    [[nodiscard]] quint64 mediaBytes() const { return m_mediaBytes; }
    [[nodiscard]] const ClientIdentity &identity() const { return m_identity; }
    void setIdentity(const ClientIdentity &identity) { m_identity = identity; }
    /// What is the same for all: identity, time and bytes.
    [[nodiscard]] ClientStatus basicStatus(RelayClock::Time now, ClientRole role) const;

private:
    const quint64 m_id;
    ClientIdentity m_identity;
    bool m_isCounted = false;
    const SessionContext m_context;
    const RelayClock::Time m_since;
    quint64 m_mediaBytes = 0;
};

} // namespace lancast::net
