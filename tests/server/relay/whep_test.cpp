// POST /whep, and what a viewer over WebRTC gets, over real sockets.
#include "whep_fixture.h"

#include "tests/support/net_viewer.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr quint8 vp8 = 96; ///< in RtcViewer's offer
constexpr quint8 opus = 111;

} // namespace

class WhepTest final : public WhepFixture
{
    Q_OBJECT

public:
    using WhepFixture::WhepFixture;

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void refusesWhatItCannotAnswer_data();
    void refusesWhatItCannotAnswer();
    void saysThatNothingIsLive();
    void isOffWhereItIsNotWanted();
    void sendsTheStreamFromAKeyframe();
    void sendsAgainWhatWasLost();
    void sendsNothingAgainThatWasNotAgreedOn();
    void passesOnThatAKeyframeIsWanted();
    void countsAsAViewer();
    void belongsToAPagesVisit();
    void needsAPageOfItsSession();
    void asksForThePasscode();
    void endsWhenItIsDeleted();
    void endsWithTheHostsWord();
    void endsWhenTheCodecChanges();
    void endsWhenAudioComesThatWasNotOffered();
    void saysGoodbyeWhenTheRelayStops();
};

void WhepTest::refusesWhatItCannotAnswer_data()
{
    const RtcViewer viewer;
    const QByteArray offer = viewer.offer();
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<int>("status");
    QTest::newRow("no SDP") << post("hello") << 400;
    QTest::newRow("nothing") << post({}) << 400;
    QTest::newRow("no type") << post(offer, {}) << 415;
    QTest::newRow("another type") << post(offer, "Content-Type: text/plain\r\n") << 415;
    QTest::newRow("type with parameters")
        << post(offer, "Content-Type: Application/SDP; charset=utf-8\r\n") << 201;
    QTest::newRow("no codec of the stream") << post(QByteArray(offer).replace("VP8/", "H264/")) << 406;
    QTest::newRow("too large") << post(QByteArray(65'537, 'v')) << 413;
    QTest::newRow("a body without a length")
        << QByteArray("POST /whep HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        << 413;
    QTest::newRow("GET") << request("GET", "/whep") << 405;
    QTest::newRow("PATCH") << request("PATCH", "/whep") << 405;
    QTest::newRow("nobody's path") << request("DELETE", "/whep/0123456789abcdef0123456789abcdef") << 404;
    QTest::newRow("DELETE of none") << request("DELETE", "/whep") << 404;
    QTest::newRow("a bad session") << request("POST", "/whep?session=x") << 400;
}

void WhepTest::refusesWhatItCannotAnswer()
{
    QFETCH(QByteArray, asked);
    QFETCH(int, status);
    QCOMPARE(ask(m_relay->port(), asked).status, status);
    QCOMPARE(get(m_relay->port(), "/healthz").status, 200);
}

void WhepTest::saysThatNothingIsLive()
{
    const TestRelay idle;
    const HttpAnswer answer = ask(idle.port(), post(RtcViewer().offer()));
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.field("Retry-After"), QByteArray("2"));
}

void WhepTest::isOffWhereItIsNotWanted()
{
    RelayOptions options = loopbackOptions();
    options.webRtc.isOn = false;
    const TestRelay without(options);
    QCOMPARE(ask(without.port(), post(RtcViewer().offer())).status, 404);
}

void WhepTest::sendsTheStreamFromAKeyframe()
{
    publish(24); // the newest keyframe is number 20
    QTRY_COMPARE(m_relay->client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() / 3'000,
                 25);
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    QVERIFY(comesTrue([&] { return framesOf(viewer.packets()).size() == 5; }));
    publish(3);
    QVERIFY(comesTrue([&] { return framesOf(viewer.packets()).size() == 8; }));
    const QList<QByteArray> frames = framesOf(viewer.packets());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(frames[i], m_recording.payload(20 + i));
    const auto &packets = viewer.packets();
    for (std::size_t i = 1; i < packets.size(); ++i)
        QCOMPARE(packets[i].sequence, quint16(packets[i - 1].sequence + 1));
    QCOMPARE(packets.front().payloadType, vp8);
    QVERIFY(packets.front().sequence < 0x8000);
    QCOMPARE(packets.back().timestamp - packets.front().timestamp, 7u * 33 * 90);
    QVERIFY(viewer.answer().contains("a=ssrc:" + QByteArray::number(packets.front().ssrc) + ' '));
    QVERIFY(comesTrue([&] { return viewer.senderReports() >= 2; }));
}

void WhepTest::sendsAgainWhatWasLost()
{
    RtcViewer viewer;
    viewer.losing = {1, 3}; // of three packets for each frame
    QVERIFY(connects(viewer));
    publish(4);
    QVERIFY(comesTrue([&] { return viewer.packets().size() == 13; }));
    const ReceivedPacket first = viewer.packets().front();
    const auto sequence = [&first](int number) { return quint16(first.sequence + number); };
    viewer.askAgain(first.ssrc, {sequence(1), sequence(-1), sequence(3), sequence(1'000)});
    QVERIFY(comesTrue([&] { return viewer.packets().size() == 15; }));
    const ReceivedPacket &again = viewer.packets()[13];
    QCOMPARE(again.sequence, sequence(1));
    QCOMPARE(again.timestamp, first.timestamp);
    QCOMPARE(again.payload.mid(4),
             m_recording.payload(0).mid(first.payload.size() - 4, again.payload.size() - 4));
    QCOMPARE(viewer.packets()[14].sequence, sequence(3));
}

/// The sources of a stream are everybody's: who has asked for the video alone can name the audio's.
void WhepTest::sendsNothingAgainThatWasNotAgreedOn()
{
    m_publisher->start(2, recording("chromium.webm"));
    RtcViewer all;
    QVERIFY(connects(all));
    QVERIFY(comesTrue([&] { return !all.packetsOf(opus).empty(); }));
    const quint32 audio = all.packetsOf(opus).front().ssrc;
    RtcViewer silent;
    silent.wantsAudio = false;
    silent.losing = {1};
    QVERIFY(connects(silent));
    QVERIFY(comesTrue([&] { return !silent.packets().empty(); }));
    const std::size_t before = silent.packets().size();
    std::vector<quint16> sequences;
    for (const ReceivedPacket &packet : all.packetsOf(opus)) {
        if (sequences.size() < 100)
            sequences.push_back(packet.sequence);
    }
    silent.askAgain(audio, sequences);
    const ReceivedPacket video = silent.packets().front();
    silent.askAgain(video.ssrc, {quint16(video.sequence + 1)});
    QVERIFY(comesTrue([&] { return silent.packets().size() > before; }));
    for (const ReceivedPacket &packet : silent.packets())
        QCOMPARE(packet.ssrc, video.ssrc);
}

void WhepTest::passesOnThatAKeyframeIsWanted()
{
    const auto requests = [this] {
        return std::ranges::count_if(m_publisher->texts(), [](const QJsonObject &text) {
            return text.value(QLatin1String("type")).toString() == QLatin1String("keyframe");
        });
    };
    // What was asked before has been read once two more reports have come.
    const auto passes = [this](RtcViewer &viewer) {
        const auto reports = viewer.senderReports();
        return comesTrue([&] { return viewer.senderReports() > reports + 2; });
    };
    RtcViewer viewer;
    RtcViewer other;
    RtcViewer third;
    for (RtcViewer *each : {&viewer, &other, &third}) {
        QVERIFY(connects(*each));
        QVERIFY(comesTrue([&] { return !each->packets().empty(); }));
    }
    QCOMPARE(requests(), 0); // the newest keyframe is there for who joins
    const quint32 video = viewer.packets().front().ssrc;
    viewer.askForKeyframe(video + 1); // nobody's
    QVERIFY(passes(viewer));
    QCOMPARE(requests(), 0);
    for (int i = 0; i < 5; ++i)
        viewer.askForKeyframe(video);
    QVERIFY(comesTrue([&] { return requests() == 1; }));
    m_time.advance(1s);
    viewer.askForKeyframe(video); // again too soon for one
    QVERIFY(passes(viewer));
    QCOMPARE(requests(), 1);
    other.askForKeyframe(video);
    QVERIFY(comesTrue([&] { return requests() == 2; }));
    third.askForKeyframe(video); // too soon for all
    QVERIFY(passes(third));
    QCOMPARE(requests(), 2);
    m_time.advance(3s);
    viewer.askForKeyframe(video);
    QVERIFY(comesTrue([&] { return requests() == 3; }));
}

void WhepTest::countsAsAViewer()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    QCOMPARE(m_relay->server().status().viewers, 1);
    QCOMPARE(m_relay->client(QStringLiteral("player")).value(QLatin1String("address")).toString(),
             QStringLiteral("127.0.0.1"));
    QVERIFY(comesTrue([&] {
        return m_relay->client(QStringLiteral("player")).value(QLatin1String("bytes")).toInt() >= 3'000;
    }));
    m_relay->room().viewers().setMaxViewers(1);
    QCOMPARE(RtcViewer().join(m_relay->port()), 503);
}

void WhepTest::belongsToAPagesVisit()
{
    TestViewer page(*m_relay, "page-0001");
    QTRY_COMPARE(m_relay->server().status().viewers, 1);
    RtcViewer first;
    QVERIFY(connects(first, "?session=page-0001"));
    RtcViewer second;
    QVERIFY(connects(second, "?session=page-0001"));
    QCOMPARE(m_relay->server().status().viewers, 1);
    QVERIFY(comesTrue([&] { return first.isClosed(); })); // it has been replaced
    QVERIFY(!second.isClosed());
    page.leave();
    QVERIFY(comesTrue([&] { return second.isClosed(); }));
    QTRY_COMPARE(m_relay->server().status().viewers, 0);
}

void WhepTest::needsAPageOfItsSession()
{
    QCOMPARE(RtcViewer().join(m_relay->port(), "?session=page-0001"), 409);
}

void WhepTest::asksForThePasscode()
{
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("open sesame");
    TestRelay closed(options);
    QCOMPARE(ask(closed.port(), post(RtcViewer().offer())).status, 401);
    const QByteArray key = closed.room().access().viewKey();
    QCOMPARE(
        ask(closed.port(), post(RtcViewer().offer(),
                                "Content-Type: application/sdp\r\nAuthorization: Bearer " + key + "\r\n"))
            .status,
        503); // let in, but nothing is live
}

void WhepTest::endsWhenItIsDeleted()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    QCOMPARE(ask(m_relay->port(), request("GET", viewer.location())).status, 405);
    QCOMPARE(ask(m_relay->port(), request("DELETE", viewer.location())).status, 200);
    QVERIFY(comesTrue([&] { return viewer.isClosed(); }));
    QTRY_COMPARE(m_relay->server().status().viewers, 0);
    QCOMPARE(ask(m_relay->port(), request("DELETE", viewer.location())).status, 404);
}

void WhepTest::endsWithTheHostsWord()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    m_relay->room().guests().kick(m_relay->server().status().clients.constLast().id);
    QVERIFY(comesTrue([&] { return viewer.isClosed(); }));
    QCOMPARE(m_relay->server().status().viewers, 0);
}

void WhepTest::endsWhenTheCodecChanges()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    m_publisher->start(2, recording("ffmpeg-vp9.webm"));
    QVERIFY(comesTrue([&] { return m_relay->server().status().mime.contains(QLatin1String("vp9")); }));
    QVERIFY(comesTrue([&] { return viewer.isClosed(); }));
}

/// A page offers what the stream has; who has offered both all the time stays.
void WhepTest::endsWhenAudioComesThatWasNotOffered()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    RtcViewer videoOnly;
    const QByteArray offer = videoOnly.offer();
    const HttpAnswer answer =
        ask(m_relay->port(), post(offer.left(offer.indexOf("m=audio")).replace("BUNDLE 0 1", "BUNDLE 0")));
    QCOMPARE(answer.status, 201);
    QVERIFY(videoOnly.setAnswer(answer.body));
    videoOnly.check();
    QVERIFY(comesTrue([&] { return videoOnly.isConnected(); }));
    m_publisher->start(2, recording("chromium.webm"));
    QVERIFY(comesTrue([&] { return videoOnly.isClosed(); }));
    QVERIFY(comesTrue([&] { return viewer.packetsOf(111).size() > 3; }));
    QVERIFY(!viewer.isClosed());
}

void WhepTest::saysGoodbyeWhenTheRelayStops()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    m_relay->server().stop();
    QVERIFY(comesTrue([&] { return viewer.isClosed(); }));
}

int main(int argc, char **argv)
{
    return runInTestTime<WhepTest>(argc, argv);
}

#include "whep_test.moc"
