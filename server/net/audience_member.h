// One of those who watch, as the audience sees them: a page with its two channels, or a player.
#pragma once

#include "net/channel.h"
#include "net/control_message.h"
#include "net/session_context.h"
#include "relay/live_stream.h"

#include <QHostAddress>
#include <QObject>

namespace lancast::net {

/// After finished() the owner deletes it (deleteLater).
class AudienceMember : public QObject, public relay::StreamSink
{
    Q_OBJECT

public:
    ~AudienceMember() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] virtual QHostAddress peer() const = 0; ///< a peerIdentity()
    [[nodiscard]] virtual qsizetype queuedBytes() const = 0;
    [[nodiscard]] virtual relay::ClientStatus status(RelayClock::Time now) const = 0;

    virtual void sendState(const AudienceState &state) = 0;
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
    AudienceMember(const SessionContext &context, QObject *parent);

    [[nodiscard]] const SessionContext &context() const { return m_context; }
    /// What is the same for all: id and time.
    [[nodiscard]] relay::ClientStatus basicStatus(RelayClock::Time now, relay::ClientRole role) const;

private:
    const quint64 m_id;
    const SessionContext m_context;
    const RelayClock::Time m_since;
};

} // namespace lancast::net
