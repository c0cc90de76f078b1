// A viewer over WebRTC that does as little as it can: once it is connected it counts datagrams, answers
// checks and reports.
#pragma once

#include "tests/support/dtls_client.h"
#include "tests/support/ice_client.h"
#include "tests/support/srtp_reference.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace lancast::bench {

class UdpPeer final
{
public:
    using Time = std::chrono::steady_clock::time_point;
    enum class Reading { Counts, Decrypts };

    /// \a from: an IPv4 address of this machine.
    UdpPeer(quint32 from, Reading reading);
    ~UdpPeer();
    Q_DISABLE_COPY_MOVE(UdpPeer)

    /// POSTs its offer to \a port of this machine, and begins. False if it is not admitted.
    [[nodiscard]] bool join(quint16 port);
    /// Everything that is there.
    void receive();
    /// Call it some ten times a second: what was lost is sent again, what is due is reported.
    void tick(Time now);

    [[nodiscard]] int descriptor() const { return m_socket; }
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] quint32 address() const { return m_from; }
    [[nodiscard]] bool isConnected() const { return m_reporting.has_value(); }

    struct Tally
    {
        quint64 packets = 0; ///< of media
        quint64 bytes = 0;   ///< of their datagrams
        quint64 broken = 0;  ///< that could not be decrypted
        quint64 lost = 0;
        std::vector<double> delays; ///< of frames that were decrypted, milliseconds
    };
    void startMeasuring();
    [[nodiscard]] Tally tally() const;

private:
    class Decryption;

    void take(QByteArrayView datagram);
    void takeStun(const QByteArray &datagram);
    void takeHandshake(QByteArrayView datagram);
    void takeMedia(QByteArrayView datagram);
    void takeFrame(QByteArrayView payload);
    void send(const QByteArray &datagram) const;
    void sendReport();

    const quint32 m_from;
    const Reading m_reading;
    int m_socket = -1;
    std::optional<test::RtcAnswer> m_relay;
    std::unique_ptr<test::DtlsClient> m_dtls; ///< until it is connected
    bool m_hasStarted = false;
    std::optional<test::SrtpReference> m_reporting; ///< once it is connected
    std::unique_ptr<Decryption> m_decryption;
    quint32 m_reports = 0;
    Time m_reportedAt;
    quint32 m_ssrc = 0;
    std::optional<quint64> m_first;
    quint64 m_newest = 0;
    Tally m_tally;
};

} // namespace lancast::bench
