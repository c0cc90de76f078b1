// One publishing page or program: two channels in, recordings out to the stream.
#pragma once

#include "net/channel_pair.h"
#include "net/client_identity.h"
#include "net/session_context.h"
#include "stream/piece_reassembler.h"

#include <QObject>

#include <memory>

namespace lancast::net {

class SeedIntake;

/// Owns its channels. After finished() the owner deletes it (deleteLater).
class PublisherSession final : public QObject
{
    Q_OBJECT

public:
    /// Seed: binary messages only, in pieces of any length, and nothing is said to it.
    enum class Dialect { LanCast, Seed };

    /// \a firstRecording: ids of this session's recordings start here.
    PublisherSession(quint64 firstRecording, Dialect dialect, const SessionContext &context, QObject *parent);
    ~PublisherSession() override;

    [[nodiscard]] bool has(ChannelSlot slot) const { return m_channels.has(slot); }
    void attach(ChannelSlot slot, Channel *channel);
    void sendState(stream::StreamState state, int viewers);
    void closeWith(CloseCode code, const QString &reason);
    /// See Channel::tick().
    void tick(RelayClock::Time elapsed);
    /// After lost(): the stream still gets what came before, at its pace. Only a publisher of long pieces has
    /// any.
    [[nodiscard]] bool isPlayingOut() const { return m_isPlayingOut; }
    /// Drops what is still to be played out.
    void cutOff();
    /// Of messages and pieces that cannot go on yet.
    [[nodiscard]] qsizetype heldBytes() const;
    [[nodiscard]] stream::ClientStatus status(RelayClock::Time now) const;

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
    const std::unique_ptr<SeedIntake> m_seedIntake; ///< with Dialect::Seed, in front of m_intake
    ChannelPair m_channels;
    ClientIdentity m_identity; ///< of the first channel
    bool m_hasBegun = false;
    bool m_isLost = false;
    bool m_isPlayingOut = false;
    quint64 m_mediaBytes = 0;
    qsizetype m_reportedQueuedBytes = 0;
    stream::ClientReport m_report;
};

} // namespace lancast::net
