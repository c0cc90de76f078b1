// What a peer is made with, and what it tells of itself.
#pragma once

#include "base/relay_clock.h"
#include "rtc/datagram_output.h"
#include "rtc/dtls.h"
#include "rtc/packet_feed.h"
#include "rtc/rtc_limits.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <optional>

namespace lancast::rtc {

/// What was agreed on by offer and answer.
struct PeerSetup
{
    struct Media
    {
        quint8 payloadType = 0;
        int playoutDelayId = 0; ///< 0: the extension was not offered
        QByteArray codec;       ///< as PacketFeed::codec()
    };

    quint32 number = 0;  ///< the relay's for this peer: its checks' transaction ids begin with it
    QByteArray ufrag;    ///< likewise
    QByteArray password; ///< likewise
    QByteArray peerUfrag;
    QByteArray peerPassword;
    QByteArray peerFingerprint;
    QByteArray cname;
    std::array<std::optional<Media>, mediaStreams.size()> media{}; ///< by MediaStream
    /// It was not offered, perhaps only because the stream had none then.
    std::array<bool, mediaStreams.size()> mayBeMissed{};

    [[nodiscard]] const std::optional<Media> &at(MediaStream stream) const
    {
        return media[std::size_t(stream)];
    }
};

/// What RTCP tells of a connection.
struct PeerFigures
{
    quint64 mediaBytes = 0;  ///< that were sent, without headers
    quint64 lostPackets = 0; ///< that it asked for again
    quint64 resentPackets = 0;
    std::chrono::milliseconds roundTrip{0}; ///< 0: not known
};

/// What peers share. It outlives them.
struct PeerContext
{
    const net::RelayClock &clock;
    const RtcLimits &limits;
    DtlsContext &dtls;
    const PacketFeed &feed;
    DatagramOutput &output;
};

} // namespace lancast::rtc
