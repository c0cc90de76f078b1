// One viewer over WebRTC: proves its address, shakes hands, gets the feed's packets from where it joins.
#pragma once

#include "base/token_bucket.h"
#include "rtc/peer_setup.h"
#include "rtc/rtcp.h"
#include "rtc/srtp.h"
#include "rtc/stun.h"

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace lancast::rtc {

class Peer final
{
public:
    using Time = net::RelayClock::Time;
    enum class State {
        Waiting,     ///< for the first check of its address
        Handshaking, ///< DTLS
        Connected,
        Over,
    };

    Peer(const PeerSetup &setup, const PeerContext &context);
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    /// A request with this peer's user name. True: its sender knows the password, and is asked in turn:
    /// a sender of a false address gets no answer, and proves nothing.
    [[nodiscard]] bool receiveCheck(const StunMessage &message, QByteArrayView datagram, const UdpPath &path);
    /// An answer to a check with this peer's number. True: \a path is the peer's.
    [[nodiscard]] bool receiveAnswer(const StunMessage &message, QByteArrayView datagram,
                                     const UdpPath &path);
    /// A datagram that is no STUN.
    void receive(QByteArrayView datagram, const UdpPath &path);

    /// Sends what the feed has for it, as much as may leave at once.
    void sendMedia();
    /// There is more, and it may leave in a moment.
    [[nodiscard]] bool isBehind() const;
    /// Call some ten times a second: deadlines, retransmissions of the handshake, sender reports.
    void tick();
    /// Says goodbye, if there is somebody to say it to.
    void close();

    /// True once for each time that it cannot go on without a keyframe.
    [[nodiscard]] bool takeKeyframeWish() { return std::exchange(m_wantsKeyframe, false); }
    [[nodiscard]] const PacketFeed &feed() const { return m_context.feed; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const PeerSetup &setup() const { return m_setup; }
    [[nodiscard]] const PeerFigures &figures() const { return m_figures; }
    /// Why it is over: an English sentence; empty if it has left by itself.
    [[nodiscard]] QString errorString() const { return m_errorString; }

private:
    struct Sent
    {
        quint32 packets = 0;
        quint32 bytes = 0;
        quint16 sequenceOffset = 0; ///< of the peer's numbers from the feed's
    };

    /// A check of ours that has not been answered.
    struct Check
    {
        QByteArray transactionId;
        UdpPath path;
    };

    void check(const UdpPath &path);
    [[nodiscard]] bool isProved(const UdpPath &path) const;
    void receiveHandshake(QByteArrayView datagram, const UdpPath &path);
    void receiveReports(QByteArrayView datagram);
    void startMedia();
    void end(const QString &reason);
    void sendAll(const QByteArrayList &datagrams, const UdpPath &path);
    [[nodiscard]] bool hasKeyTimePassed() const;
    void findPlace();
    void resend(const LostPacket &lost);
    [[nodiscard]] bool hasAgreedOn(MediaStream stream) const;
    [[nodiscard]] bool isFor(const MediaPacket &packet, quint64 index) const;
    [[nodiscard]] bool sendPacket(const MediaPacket &packet);
    void sendReports(Time now);
    void readReport(const ReportBlock &report, Time now);
    void wishKeyframe(Time now);

    const PeerSetup m_setup;
    const PeerContext m_context;
    const Time m_createdAt;
    State m_state = State::Waiting;
    QString m_errorString;
    std::vector<Check> m_checks;     ///< oldest first
    std::vector<UdpPath> m_proved;   ///< where checks of ours were answered, oldest first
    std::optional<UdpPath> m_wanted; ///< that the peer has chosen
    std::optional<UdpPath> m_path;   ///< by which everything leaves; a proved one
    Time m_heardAt;                  ///< when a check of ours was answered by m_path
    Time m_checkedAt;
    struct
    {
        QByteArray datagram;
        UdpPath path;
    } m_early; ///< the beginning of a handshake that has overtaken the proof of its path
    DtlsSession m_dtls;
    std::unique_ptr<SrtpSession> m_srtp; ///< once connected
    std::optional<quint64> m_next;       ///< index of the feed; empty: waits for a keyframe
    quint64 m_audioFrom = 0;             ///< older audio would only have to be caught up with
    std::array<Sent, mediaStreams.size()> m_sent;
    std::optional<Time> m_connectedAt;
    std::optional<Time> m_reportedAt;
    base::TokenBucket m_resends;
    std::optional<Time> m_wishedKeyframeAt;
    bool m_wantsKeyframe = false;
    PeerFigures m_figures;
};

} // namespace lancast::rtc
