// One that watches: a page with its two connections, a player, a client of the seed's ports.
#pragma once

#include "session/session_context.h"
#include "session/status.h"
#include "websocket/websocket_connection.h"

#include <QObject>

namespace lancast::net {

/// Belongs to a ViewerShard, lives in its thread, and is deleted by it after finished(). Who it is the
/// registry knows.
class Viewer : public QObject
{
    Q_OBJECT

public:
    ~Viewer() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] virtual qsizetype queuedBytes() const = 0;
    /// In memory beside the media that the stream accounts for: messages that are not whole, and what each
    /// item in a queue takes.
    [[nodiscard]] virtual qsizetype heldBytes() const { return 0; }
    [[nodiscard]] virtual ClientFigures figures() const;

    /// Media that it was given.
    void countMedia(qint64 bytes) { m_mediaBytes += quint64(bytes); }
    [[nodiscard]] quint64 mediaBytes() const { return m_mediaBytes; }

    /// Lets go of a peer that is gone. \a elapsed: since the last call, without times in which the relay
    /// itself stood still.
    virtual void tick(RelayClock::Time elapsed) = 0;
    /// Sends what is queued, then ends; \a code and \a reason reach only those who can read them.
    virtual void closeWith(CloseCode code, const QString &reason) = 0;
    /// Ends at once, without a word.
    virtual void abort() = 0;

signals:
    void finished();

protected:
    Viewer(quint64 id, const ViewerContext &context);

    [[nodiscard]] const ViewerContext &context() const { return m_context; }
    /// Of WebSocket messages from one who watches.
    [[nodiscard]] FrameLimits frameLimits() const;

private:
    const quint64 m_id;
    const ViewerContext m_context;
    quint64 m_mediaBytes = 0;
};

} // namespace lancast::net
