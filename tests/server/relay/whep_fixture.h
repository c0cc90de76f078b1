// A relay that is live with numbered frames, for viewers over WebRTC.
#pragma once

#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"
#include "tests/support/rtc_viewer.h"

#include <QTest>

#include <functional>
#include <memory>
#include <utility>

namespace lancast::test {

inline QByteArray post(const QByteArray &body, const QByteArray &fields = "Content-Type: application/sdp\r\n")
{
    return "POST /whep HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray request(const QByteArray &method, const QByteArray &path)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

/// The frames of \a packets, of NumberedRecording: RFC 7741's descriptor has four bytes with a picture id of
/// 15 bits.
inline QList<QByteArray> framesOf(const std::vector<ReceivedPacket> &packets)
{
    QList<QByteArray> frames;
    QByteArray frame;
    for (const ReceivedPacket &packet : packets) {
        frame += packet.payload.mid(4);
        if (packet.hasMarker)
            frames.append(std::exchange(frame, {}));
    }
    return frames;
}

class WhepFixture : public QObject
{
public:
    explicit WhepFixture(TestTime &time)
        : m_time(time)
    {
    }

protected:
    void setUp()
    {
        m_relay = std::make_unique<TestRelay>();
        m_publisher = std::make_unique<TestPublisher>(*m_relay);
        m_recording = NumberedRecording(3'000, 10);
        m_publisher->start(1, m_recording.firstPiece());
        QTRY_COMPARE(m_relay->state(), QStringLiteral("live"));
    }

    void tearDown()
    {
        m_publisher.reset();
        m_relay.reset();
    }

    void publish(int frames)
    {
        for (int i = 0; i < frames; ++i)
            m_publisher->send(m_recording.nextPiece());
    }

    /// With both kinds of time going on: that of the relay, and that of the sockets.
    bool comesTrue(const std::function<bool()> &condition)
    {
        return m_time.advanceWithThreadsUntil(condition, std::chrono::seconds(5));
    }

    bool connects(RtcViewer &viewer, const QByteArray &query = {})
    {
        return viewer.join(m_relay->port(), query) == 201 &&
               comesTrue([&viewer] { return viewer.isConnected(); });
    }

    TestTime &m_time;
    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<TestPublisher> m_publisher;
    NumberedRecording m_recording{3'000, 10};
};

} // namespace lancast::test
