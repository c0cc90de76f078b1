// A viewer over WebRTC without a browser: checks, handshake and packets over a UDP socket of its own.
#pragma once

#include "tests/support/dtls_client.h"
#include "tests/support/ice_client.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QUdpSocket>

#include <memory>
#include <set>
#include <vector>

namespace lancast::test {

/// One RTP packet, decrypted.
struct ReceivedPacket
{
    quint8 payloadType = 0;
    bool hasMarker = false;
    quint16 sequence = 0;
    quint32 timestamp = 0;
    quint32 ssrc = 0;
    QByteArray payload;
};

class RtcViewer final : public QObject
{
    Q_OBJECT

public:
    explicit RtcViewer(const QString &from = QStringLiteral("127.0.0.1"));
    ~RtcViewer() override;

    /// An SDP offer as a browser's, with its names and its certificate; \a video: lines for codecs.
    [[nodiscard]] QByteArray offer() const;
    /// Reads what the relay has answered; false if it lacks something.
    [[nodiscard]] bool setAnswer(const QByteArray &sdp);
    /// POSTs the offer to \a port and takes the answer; the HTTP status. \a query as "?session=...".
    int join(quint16 port, const QByteArray &query = {});

    /// Asks for \a path's answer; the handshake begins with it.
    void check(bool usesCandidate = true);
    /// A check with another password.
    void checkWrongly();
    void sendDatagram(const QByteArray &datagram);
    /// What check() sends.
    [[nodiscard]] QByteArray checkDatagram() const;
    /// Names packets as lost, in SRTCP.
    void askAgain(quint32 ssrc, const std::vector<quint16> &sequences);
    /// Asks for a keyframe (PLI), in SRTCP.
    void askForKeyframe(quint32 ssrc);

    bool wantsAudio = true;    ///< its offer asks for it
    bool answersChecks = true; ///< of the relay
    bool shakesHands = true;
    bool reads = true;    ///< what comes to its socket
    std::set<int> losing; ///< media packets that are lost on their way, by the number of their arrival

    [[nodiscard]] const QByteArray &location() const { return m_location; }
    [[nodiscard]] const QByteArray &answer() const { return m_answer; }
    [[nodiscard]] const std::vector<ReceivedPacket> &packets() const { return m_packets; }
    [[nodiscard]] std::vector<ReceivedPacket> packetsOf(quint8 payloadType) const;
    [[nodiscard]] int senderReports() const { return m_senderReports; }
    [[nodiscard]] int checksAnswered() const { return m_checksAnswered; }
    [[nodiscard]] int errors() const { return m_errors; }
    [[nodiscard]] qint64 receivedBytes() const { return m_receivedBytes; }
    [[nodiscard]] bool isConnected() const { return m_dtls.isConnected(); }
    [[nodiscard]] bool isClosed() const { return m_dtls.isClosed(); } ///< the relay has said goodbye

private:
    struct Srtp;

    void receive();
    void receiveStun(const QByteArray &datagram);
    void receiveHandshake(const QByteArray &datagram);
    void receiveMedia(const QByteArray &datagram);
    void sendFeedback(QByteArray packet);
    void sendAll(const QByteArrayList &datagrams);

    QUdpSocket m_socket;
    DtlsClient m_dtls;
    std::unique_ptr<Srtp> m_srtp;
    RtcAnswer m_names;
    QByteArray m_answer;
    QByteArray m_location;
    std::vector<ReceivedPacket> m_packets;
    int m_senderReports = 0;
    int m_checksAnswered = 0;
    int m_errors = 0;
    qint64 m_receivedBytes = 0;
    int m_arrived = 0;
    bool m_hasStarted = false;
};

} // namespace lancast::test
