// GET /rewind and /rewind/gop, and a page that steps aside from the live stream.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"
#include "tests/support/net_viewer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr int keyframeEvery = 60; // two seconds

QJsonObject windowOf(const TestRelay &relay)
{
    return QJsonDocument::fromJson(get(relay.port(), "/rewind").body).object();
}

qint64 keptUpTo(const TestRelay &relay)
{
    return windowOf(relay).value(QLatin1String("to")).toInteger();
}

HttpAnswer gopAt(const TestRelay &relay, qint64 time, const QByteArray &fields = {})
{
    return get(relay.port(), "/rewind/gop?at=" + QByteArray::number(time), fields);
}

/// The newest text of \a type that \a peer got; empty if there is none.
QJsonObject newest(const WebSocketPeer &peer, const QString &type)
{
    const std::vector<QJsonObject> texts = peer.texts(type);
    return texts.empty() ? QJsonObject() : texts.back();
}

} // namespace

class RewindTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsKept();
    void givesWholeGopsInARow();
    void saysWhatIsNotThere();
    void answersHeadWithoutABody();
    void asksForThePasscode();
    void holdsLittleForASlowReader();
    void letsGoOfWhoTakesNothing();
    void isSwitchedOffAndOn();
    void letsAPageStepAsideAndComeBack();
    void tellsPagesHowFarTheyMayGo();

private:
    [[nodiscard]] RelayOptions options() const;
    static void publish(TestPublisher &publisher, NumberedRecording &recording, int frames);

    QTemporaryDir m_folder;
};

RelayOptions RewindTest::options() const
{
    RelayOptions options = loopbackOptions();
    options.rewind.folder = m_folder.path();
    options.rewind.leastFreeBytes = 0;
    return options;
}

void RewindTest::publish(TestPublisher &publisher, NumberedRecording &recording, int frames)
{
    if (recording.framesMade() == 0)
        publisher.start(1, recording.firstPiece());
    while (recording.framesMade() < frames)
        publisher.send(recording.nextPiece());
}

void RewindTest::tellsWhatIsKept()
{
    TestRelay relay(options());
    QCOMPARE(windowOf(relay).value(QLatin1String("version")).toInt(), 1);
    QCOMPARE(keptUpTo(relay), 0);
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 3 * keyframeEvery + 1);
    const qint64 gopLength = keyframeEvery * 33;
    QTRY_COMPARE(keptUpTo(relay), 3 * gopLength);
    const QJsonObject window = windowOf(relay);
    QCOMPARE(window.value(QLatin1String("from")).toInteger(), 0);
    QCOMPARE(window.value(QLatin1String("limit")).toInteger(), 600'000);
    const double now = double(QDateTime::currentMSecsSinceEpoch());
    QVERIFY(qAbs(window.value(QLatin1String("epoch")).toDouble() - now) < 60'000);
    QCOMPARE(relay.server().status().rewind.span, std::chrono::milliseconds(3 * gopLength));
    QVERIFY(relay.server().status().rewind.bytes > 3 * keyframeEvery * 1'000);
}

void RewindTest::givesWholeGopsInARow()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 4 * keyframeEvery + 1);
    QTRY_COMPARE(keptUpTo(relay), 4 * keyframeEvery * 33);
    int expected = 0;
    for (qint64 time = 500; time < keptUpTo(relay);) {
        const HttpAnswer answer = gopAt(relay, time);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("Content-Type"), "video/webm; codecs=\"vp8\"");
        QCOMPARE(answer.field("Cache-Control"), "no-store");
        const ReadBack read = readBack(answer.body);
        QVERIFY(areWholeAndInOrder(read, recording));
        QCOMPARE(int(read.blocks.size()), keyframeEvery);
        QVERIFY(read.blocks.front().isKeyframe);
        QCOMPARE(numberOf(read.blocks.front()), expected);
        const qint64 end = answer.field("Lancast-End").toLongLong();
        QCOMPARE(answer.field("Lancast-Time").toLongLong(), expected * 33);
        QCOMPARE(answer.field("Lancast-Next"),
                 end < keptUpTo(relay) ? QByteArray::number(end) : QByteArray());
        expected += keyframeEvery;
        time = end;
    }
    QCOMPARE(expected, 4 * keyframeEvery);
}

void RewindTest::saysWhatIsNotThere()
{
    TestRelay relay(options());
    QCOMPARE(gopAt(relay, 0).status, 404);
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 60 * 35);
    relay.room().setDvrLength(1min);
    QTRY_VERIFY(keptUpTo(relay) > 66'000);
    const QJsonObject window = windowOf(relay);
    const HttpAnswer forgotten = gopAt(relay, 0);
    QCOMPARE(forgotten.status, 404);
    QVERIFY(forgotten.body.contains("no longer kept"));
    QCOMPARE(forgotten.field("Lancast-From").toLongLong(), window.value(QLatin1String("from")).toInteger());
    const HttpAnswer early = gopAt(relay, 99'000);
    QCOMPARE(early.status, 404);
    QVERIFY(early.body.contains("not kept yet"));
    QCOMPARE(early.field("Lancast-To").toLongLong(), window.value(QLatin1String("to")).toInteger());
    for (const char *at : {"", "-1", "now", "1e3", "99999999999999999999"})
        QCOMPARE(get(relay.port(), QByteArray("/rewind/gop?at=") + at).status, 400);
    QCOMPARE(get(relay.port(), "/rewind/gop").status, 400);
}

void RewindTest::answersHeadWithoutABody()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, keyframeEvery + 1);
    QTRY_VERIFY(keptUpTo(relay) > 0);
    const QByteArray fields = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    RawSocket socket(relay.port());
    socket.send("HEAD /rewind/gop?at=0" + fields);
    QTRY_VERIFY(socket.isClosed());
    QVERIFY(socket.received().startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(socket.received().endsWith("\r\n\r\n"));
    QVERIFY(socket.received().contains("Content-Length: " + QByteArray::number(gopAt(relay, 0).body.size()) +
                                       "\r\n"));
}

void RewindTest::asksForThePasscode()
{
    TestRelay relay(options());
    relay.room().guests().setPasscode(QStringLiteral("open sesame"));
    const QByteArray key = relay.room().access().viewKey();
    for (const char *path : {"/rewind", "/rewind/gop?at=0"}) {
        QCOMPARE(get(relay.port(), path).status, 401);
        QCOMPARE(get(relay.port(), path, "Authorization: Bearer wrong-one\r\n").status, 401);
        const int allowed = qstrcmp(path, "/rewind") == 0 ? 200 : 404; // there is nothing yet
        QCOMPARE(get(relay.port(), path, "Authorization: Bearer " + key + "\r\n").status, allowed);
        QCOMPARE(
            get(relay.port(), path, "Authorization: Basic " + QByteArray(":open sesame").toBase64() + "\r\n")
                .status,
            allowed);
        QCOMPARE(ask(relay.port(), "GET " + QByteArray(path) + " HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n")
                     .status,
                 421);
    }
}

void RewindTest::holdsLittleForASlowReader()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(100'000, keyframeEvery);
    publish(publisher, recording, keyframeEvery + 1);
    QTRY_VERIFY(keptUpTo(relay) > 0);
    constexpr int readers = 20;
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < readers; ++i) {
        sockets.push_back(
            std::make_unique<RawSocket>(relay.port(), QStringLiteral("127.0.0.%1").arg(i + 10)));
        sockets.back()->pause();
        sockets.back()->send("GET /rewind/gop?at=0 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    // One who reads gets all, however many do not.
    const HttpAnswer answer = gopAt(relay, 0);
    QVERIFY(areWholeAndInOrder(readBack(answer.body), recording));
    QVERIFY(answer.body.size() > keyframeEvery * 100'000);
    sockets.front()->resume();
    QTRY_VERIFY(sockets.front()->received().contains("\r\n\r\n"));
    const qsizetype headSize = sockets.front()->received().indexOf("\r\n\r\n") + 4;
    QTRY_COMPARE(sockets.front()->received().size(), headSize + answer.body.size());
    QCOMPARE(sockets.front()->received().mid(headSize), answer.body);
}

void RewindTest::letsGoOfWhoTakesNothing()
{
    RelayOptions impatient = options();
    impatient.limits.progressDeadline = 300ms;
    impatient.limits.maxUnupgradedPerAddress = 1;
    TestRelay relay(impatient);
    TestPublisher publisher(relay);
    NumberedRecording recording(100'000, keyframeEvery);
    publish(publisher, recording, 2 * keyframeEvery + 1);
    QTRY_VERIFY(keptUpTo(relay) > 2 * 1'900);
    const QString from = QStringLiteral("127.0.0.9");
    RawSocket socket(relay.port(), from);
    socket.pause();
    // Twelve megabytes in two answers: more than the kernel takes on behalf of somebody who reads nothing.
    socket.send("GET /rewind/gop?at=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                "GET /rewind/gop?at=2000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // There is room for another one from there as soon as this one is gone.
    QTRY_COMPARE(get(relay.port(), "/healthz", {}, from).status, 200);
    socket.resume();
    QTRY_VERIFY(socket.isClosed());
    QVERIFY(socket.received().size() > 100'000);
    QVERIFY(socket.received().size() < 12'000'000);
}

void RewindTest::isSwitchedOffAndOn()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 3 * keyframeEvery + 1);
    QTRY_VERIFY(keptUpTo(relay) > 0);
    relay.room().setDvrLength(0min);
    QCOMPARE(keptUpTo(relay), 0);
    QCOMPARE(windowOf(relay).value(QLatin1String("limit")).toInteger(), 0);
    QCOMPARE(gopAt(relay, 0).status, 404);
    relay.room().setDvrLength(5min);
    publish(publisher, recording, 5 * keyframeEvery + 1);
    QTRY_COMPARE(keptUpTo(relay), 5 * keyframeEvery * 33);
    QVERIFY(windowOf(relay).value(QLatin1String("from")).toInteger() >= 2 * keyframeEvery * 33);
}

void RewindTest::letsAPageStepAsideAndComeBack()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 10);
    TestViewer viewer(relay);
    QTRY_VERIFY(readBack(viewer.media()).blocks.size() == 10);
    viewer.blob().sendText(
        {{QStringLiteral("type"), QStringLiteral("watch")}, {QStringLiteral("live"), false}});
    viewer.blob().sendText({{QStringLiteral("type"), QStringLiteral("report")},
                            {QStringLiteral("behind"), 200'000},
                            {QStringLiteral("delay"), QJsonValue()}});
    QTRY_COMPARE(relay.client(QStringLiteral("viewer")).value(QLatin1String("behindMs")).toInt(), 200'000);
    publish(publisher, recording, 30);
    QTRY_COMPARE(relay.client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() / 1'000, 30);
    QCOMPARE(int(readBack(viewer.media()).blocks.size()), 10);
    QCOMPARE(relay.server().status().viewers, 1);

    viewer.blob().sendText(
        {{QStringLiteral("type"), QStringLiteral("watch")}, {QStringLiteral("live"), true}});
    QTRY_VERIFY(!newest(viewer.chunk(), QStringLiteral("watch")).isEmpty());
    publish(publisher, recording, 40);
    QTRY_COMPARE(int(readBack(viewer.media()).blocks.size()), 40);
    QVERIFY(areWholeAndInOrder(readBack(viewer.media()), recording));
    QVERIFY(!newest(viewer.blob(), QStringLiteral("watch")).isEmpty());
    QCOMPARE(relay.server().status().totalViewers, quint64(1));
}

void RewindTest::tellsPagesHowFarTheyMayGo()
{
    TestRelay relay(options());
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(publisher, recording, 3 * keyframeEvery + 1);
    TestViewer viewer(relay);
    const auto told = [&viewer] { return newest(viewer.blob(), QStringLiteral("rewind")); };
    QTRY_COMPARE(told().value(QLatin1String("to")).toInteger(), 3 * keyframeEvery * 33);
    QCOMPARE(told().value(QLatin1String("limit")).toInteger(), 600'000);
    TestViewer later(relay, "viewer-02");
    QTRY_VERIFY(!newest(later.blob(), QStringLiteral("rewind")).isEmpty());
}

QTEST_GUILESS_MAIN(RewindTest)
#include "rewind_test.moc"
