// All peers of one relay behind one UDP socket: which datagram is whose, and when who sends.
#pragma once

#include "rtc/peer.h"
#include "rtc/udp_endpoint.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace lancast::rtc {

/// Lives in the relay's thread. Datagrams of nobody cost one look into a table, and get no answer.
class PeerHub final : public QObject
{
    Q_OBJECT

public:
    using PeerId = quint64;

    PeerHub(const RtcLimits &limits, const net::RelayClock &clock, QObject *parent = nullptr);
    ~PeerHub() override;

    /// See UdpEndpoint::open(). False, with errorString(), if there can be no peers.
    [[nodiscard]] bool open(const QHostAddress &bind, quint16 port);
    void close();
    [[nodiscard]] bool isOpen() const { return m_endpoint.port() != 0; }
    [[nodiscard]] quint16 port() const { return m_endpoint.port(); }
    [[nodiscard]] QString errorString() const { return m_errorString; }
    /// Of the relay's certificate, 32 bytes.
    [[nodiscard]] QByteArray fingerprint() const { return m_dtls.fingerprint(); }

    /// Whether one more peer at \a address may shake hands.
    [[nodiscard]] bool hasRoomFor(const QHostAddress &address) const;
    /// A peer that may connect from now on; another one that shakes hands may have to go. \a feed outlives
    /// it; \a setup has names that nobody else has, see makeName(). \a address: whose it counts for.
    PeerId add(const PeerSetup &setup, const PacketFeed &feed, const QHostAddress &address);
    /// Ends it with a word to its peer; finished() is not emitted.
    void remove(PeerId id);
    /// Null if there is none.
    [[nodiscard]] const Peer *find(PeerId id) const;
    [[nodiscard]] qsizetype count() const { return qsizetype(m_peers.size()); }
    /// Letters and digits that cannot be guessed: six bits each (RFC 8839 section 5.4).
    [[nodiscard]] static QByteArray makeName(int length);

    /// \a feed has something for its peers; those whose tracks are no longer what was agreed on will end.
    void onFeedChanged(const PacketFeed &feed, FeedChange change);

signals:
    /// A peer of \a feed cannot go on without a keyframe. May be repeated often.
    void keyframeWanted(const lancast::rtc::PacketFeed *feed);
    void finished(quint64 id, const QString &reason);

private:
    struct Entry
    {
        std::unique_ptr<Peer> peer;
        const PacketFeed *feed = nullptr;
        QHostAddress address;
        std::vector<UdpPath> paths; ///< of which it has taken a check, oldest first

        [[nodiscard]] bool isHandshake() const;
    };

    void receive(QByteArrayView datagram, const UdpPath &path);
    void receiveStun(QByteArrayView datagram, const UdpPath &path);
    void receiveAnswer(const StunMessage &message, QByteArrayView datagram, const UdpPath &path);
    void followUp(Peer &peer);
    enum class Claim { Asked, Proved };
    void keepPath(PeerId id, const UdpPath &path, Claim claim);
    void makeRoom();
    void forget(std::map<PeerId, Entry>::iterator entry);
    void closeUnfit();
    void finishOver();
    void sendToAll();
    template<typename Choice> void sendTo(const Choice &isMeant);
    void tick();
    [[nodiscard]] bool isFitting(const Entry &entry) const;

    const RtcLimits m_limits;
    const net::RelayClock &m_clock;
    DtlsContext m_dtls;
    UdpEndpoint m_endpoint;
    QString m_errorString;
    std::map<PeerId, Entry> m_peers;
    QHash<QByteArray, PeerId> m_byName; ///< by the relay's ufrag
    QHash<UdpPath, PeerId> m_byPath;
    PeerId m_lastId = 0;
    QTimer m_tickTimer;
    QTimer m_groupTimer; ///< runs while a peer is behind
};

} // namespace lancast::rtc
