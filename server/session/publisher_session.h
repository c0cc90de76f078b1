// One publishing page or program: two channels in, recordings out to the stream.
#pragma once

#include "session/channel_pair.h"
#include "session/client_identity.h"
#include "session/session_context.h"
#include "session/status.h"
#include "stream/piece_reassembler.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lancast::net {

/// Holds a publisher's messages back until they are due: for recorders that give theirs seldom.
class MessagePacer : public QObject
{
    Q_OBJECT

public:
    ~MessagePacer() override;
    virtual void addBlob(const QByteArray &message) = 0;
    virtual void addChunk(const QByteArray &message) = 0;
    /// Drops what waits.
    virtual void stop() = 0;
    [[nodiscard]] virtual qsizetype heldBytes() const = 0;

signals:
    /// The stream has had all that came.
    void emptied();

protected:
    using QObject::QObject;
};

/// Makes one that passes messages on to \a pieces, at the pace of their recording.
using PacerFactory = std::function<std::unique_ptr<MessagePacer>(stream::PieceReassembler &pieces)>;

/// Owns its channels. After finished() the owner deletes it (deleteLater).
class PublisherSession final : public QObject
{
    Q_OBJECT

public:
    /// \a firstRun: ids of this session's encoder runs start here. With \a makePacer it is a plain client: it
    /// sends binary messages only, in pieces of any length, and nothing is said to it.
    PublisherSession(quint64 firstRun, const PacerFactory &makePacer, const SessionContext &context,
                     QObject *parent);
    ~PublisherSession() override;

    [[nodiscard]] bool has(ChannelSlot slot) const { return m_channels.has(slot); }
    void attach(ChannelSlot slot, WebSocketConnection *channel);
    void sendState(stream::StreamState state, int viewers);
    void requestKeyframe();
    void closeWith(CloseCode code, const QString &reason);
    /// See WebSocketConnection::tick().
    void tick(RelayClock::Time elapsed);
    /// After lost(): the stream still gets what came before, at its pace. Only a publisher of long pieces has
    /// any.
    [[nodiscard]] bool isDraining() const { return m_isDraining; }
    /// Drops what is still to be played out.
    void cutOff();
    /// Of messages and pieces that cannot go on yet.
    [[nodiscard]] qsizetype heldBytes() const;
    [[nodiscard]] ClientStatus status(RelayClock::Time now) const;

signals:
    /// It has something for the stream: its first bytes, or a word about it.
    void begun();
    /// One of its connections is gone, or it was closed: nothing it sends is taken any more.
    void lost();
    /// The stream gets nothing more of it: with lost(), or once that has been played out.
    void drained();
    void finished();

private:
    void onBlobText(const QJsonObject &message);
    void onChunkText(const QJsonObject &message);
    void onBinary(ChannelSlot slot, const QByteArray &message);
    void setHostState(const QString &state);
    void begin();
    void onClosed(ChannelSlot slot);
    enum class Rest { PlaysOut, IsDropped };
    void goLost(Rest rest);

    const quint64 m_id;
    const SessionContext m_context;
    const RelayClock::Time m_since;
    stream::PieceReassembler m_intake;
    const std::unique_ptr<MessagePacer> m_pacer; ///< of a plain client, in front of m_intake
    ChannelPair m_channels;
    ClientIdentity m_identity; ///< of the first channel
    bool m_hasBegun = false;
    bool m_isLost = false;
    bool m_isDraining = false;
    quint64 m_mediaBytes = 0;
    qsizetype m_reportedQueuedBytes = 0;
    ClientReport m_report;
};

} // namespace lancast::net
