// Who takes a place where the host limits its viewers: whole pages, players, and programs that ask for the
// past.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

const QString elsewhere = QStringLiteral("127.0.0.2");
constexpr int keyframeEvery = 60;
constexpr int gops = 3;

std::unique_ptr<WebSocketPeer> openBlob(const TestRelay &relay, const QByteArray &session,
                                        const QString &from = {})
{
    return std::make_unique<WebSocketPeer>(relay.port(), "/watch/blob?session=" + session, QByteArray(),
                                           QByteArray(), from);
}

HttpAnswer gopFor(const TestRelay &relay, const QByteArray &session = {}, const QString &from = {})
{
    return get(relay.port(), "/rewind/gop?at=0" + (session.isEmpty() ? QByteArray() : "&session=" + session),
               {}, from);
}

} // namespace

class ViewerPlacesTest : public QObject
{
    Q_OBJECT

private slots:
    void halfOpenPagesTakeNone();
    void anAddressHasFewHalfOpenPages();
    void aPageThatComesBackKeepsItsPlace();
    void aProgramThatReadsThePastIsSeen();
    void thePastOfAPageCountsForItsVisit();
    void whatWasSentIsWhatAllClientsGot();
    void thereIsNoPastWithoutAPlace();
    void anEndedVisitGetsNoPast();
    void anEndedVisitLosesWhatIsUnderWay();
    void aBlockedAddressGetsNoPast();
    void aPageWithoutConnectionsKeepsItsPlaceByThePast();

private:
    [[nodiscard]] RelayOptions options(int maxViewers) const;
    /// Until the past has some GOPs.
    static void publish(const TestRelay &relay, TestPublisher &publisher, NumberedRecording &recording);

    QTemporaryDir m_folder;
};

RelayOptions ViewerPlacesTest::options(int maxViewers) const
{
    RelayOptions options = loopbackOptions();
    options.maxViewers = maxViewers;
    options.rewind.folder = m_folder.path();
    options.rewind.leastFreeBytes = 0;
    options.rewind.maxUnwrittenBytes = 100'000'000; // a busy disk leaves nothing out
    return options;
}

void ViewerPlacesTest::publish(const TestRelay &relay, TestPublisher &publisher, NumberedRecording &recording)
{
    publisher.start(1, recording.firstPiece());
    while (recording.framesMade() < gops * keyframeEvery + 1)
        publisher.send(recording.nextPiece());
    const auto keptUpTo = [&relay] {
        return QJsonDocument::fromJson(get(relay.port(), "/rewind").body)
            .object()
            .value(QLatin1String("to"))
            .toInteger();
    };
    QTRY_COMPARE(keptUpTo(), gops * keyframeEvery * 33);
}

void ViewerPlacesTest::halfOpenPagesTakeNone()
{
    TestRelay relay(options(2));
    std::vector<std::unique_ptr<WebSocketPeer>> halves;
    for (int i = 0; i < 30; ++i)
        halves.push_back(openBlob(relay, "half-open-" + QByteArray::number(i), elsewhere));
    for (const auto &half : halves)
        QTRY_VERIFY(half->isOpen());
    QCOMPARE(relay.server().status().viewers, 0);
    QVERIFY(relay.server().status().clients.isEmpty());
    TestViewer first(relay, "viewer-01");
    TestViewer second(relay, "viewer-02");
    QTRY_COMPARE(first.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(second.state(), QStringLiteral("waiting"));
    QCOMPARE(relay.server().status().viewers, 2);
    // One of the half-open ones is completed too late.
    const WebSocketPeer chunk(relay.port(), "/watch/chunk?session=half-open-7", {}, {}, elsewhere);
    QTRY_COMPARE(chunk.closeCode(), 4429);
    QTRY_COMPARE(halves[7]->closeCode(), 4429);
    QCOMPARE(openBlob(relay, "viewer-03")->closeCode(), -1);
    QCOMPARE(relay.server().status().viewers, 2);
}

void ViewerPlacesTest::anAddressHasFewHalfOpenPages()
{
    RelayOptions limited = options(0);
    limited.limits.maxIncompletePerAddress = 4;
    TestRelay relay(limited);
    const auto other = openBlob(relay, "other-address");
    QTRY_VERIFY(other->isOpen());
    std::vector<std::unique_ptr<WebSocketPeer>> halves;
    for (int i = 0; i < 6; ++i) {
        halves.push_back(openBlob(relay, "half-open-" + QByteArray::number(i), elsewhere));
        QTRY_VERIFY(halves.back()->isOpen());
    }
    QTRY_COMPARE(halves[0]->closeCode(), 4408);
    QTRY_COMPARE(halves[1]->closeCode(), 4408);
    TestViewer whole(relay, "whole-viewer", {}, elsewhere);
    QTRY_COMPARE(whole.state(), QStringLiteral("waiting"));
    QCOMPARE(halves[5]->closeCode(), -1);
    QCOMPARE(other->closeCode(), -1);
}

void ViewerPlacesTest::aPageThatComesBackKeepsItsPlace()
{
    TestRelay relay(options(1));
    TestViewer viewer(relay, "viewer-01");
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    // Its connections are lost, which nobody has told the relay.
    const auto blob = openBlob(relay, "viewer-01");
    QTRY_VERIFY(blob->isOpen());
    TestViewer other(relay, "viewer-02");
    QTRY_COMPARE(other.blob().closeCode(), 4429);
    const WebSocketPeer chunk(relay.port(), "/watch/chunk?session=viewer-01");
    QTRY_VERIFY(!blob->texts(QStringLiteral("state")).empty());
    QCOMPARE(relay.server().status().viewers, 1);
}

void ViewerPlacesTest::aProgramThatReadsThePastIsSeen()
{
    TestRelay relay(options(0));
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    const HttpAnswer answer = get(relay.port(), "/rewind/gop?at=0", "User-Agent: a program\r\n", elsewhere);
    QCOMPARE(answer.status, 200);
    const net::StatusSnapshot status = relay.server().status();
    QCOMPARE(status.viewers, 1);
    QCOMPARE(status.totalViewers, quint64(1));
    QCOMPARE(status.totalBytesOut, quint64(answer.body.size()));
    QTRY_VERIFY(relay.server().status().bitsPerSecondOut > 0); // metered twice a second
    const QJsonObject client = relay.client(QStringLiteral("player"));
    QCOMPARE(client.value(QLatin1String("address")).toString(), elsewhere);
    QCOMPARE(client.value(QLatin1String("agent")).toString(), QStringLiteral("a program"));
    QCOMPARE(client.value(QLatin1String("bytes")).toInteger(), answer.body.size());
    QVERIFY(client.value(QLatin1String("behindMs")).toInt() >= (gops - 1) * keyframeEvery * 33);
    QCOMPARE(gopFor(relay, {}, elsewhere).status, 200);
    QCOMPARE(relay.server().status().viewers, 1);
    QCOMPARE(gopFor(relay).status, 200); // from another address
    QCOMPARE(relay.server().status().viewers, 2);
}

void ViewerPlacesTest::thePastOfAPageCountsForItsVisit()
{
    TestRelay relay(options(1));
    TestPublisher publisher(relay);
    TestViewer viewer(relay, "viewer-01");
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    const auto bytes = [&relay] {
        return relay.client(QStringLiteral("viewer")).value(QLatin1String("bytes")).toInteger();
    };
    const qint64 before = bytes();
    const quint64 outBefore = relay.server().status().totalBytesOut;
    const HttpAnswer answer = gopFor(relay, "viewer-01");
    QCOMPARE(answer.status, 200);
    QCOMPARE(relay.server().status().viewers, 1);
    QCOMPARE(bytes(), before + answer.body.size());
    QCOMPARE(relay.server().status().totalBytesOut, outBefore + quint64(answer.body.size()));
}

void ViewerPlacesTest::whatWasSentIsWhatAllClientsGot()
{
    TestRelay relay(options(0));
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    TestViewer early(relay, "viewer-01");
    QTRY_COMPARE(early.state(), QStringLiteral("waiting"));
    publish(relay, publisher, recording);
    TestViewer late(relay, "viewer-02");
    QTRY_VERIFY(late.media().size() > 0);
    QTRY_VERIFY(early.media().size() >= late.media().size());
    const auto shown = [&] {
        quint64 bytes = 0;
        for (const net::ClientStatus &client : relay.server().status().clients)
            bytes += client.role == net::ClientRole::Viewer ? client.bytes : 0;
        return bytes;
    };
    QTRY_COMPARE(shown(), quint64(early.media().size() + late.media().size()));
    QCOMPARE(relay.server().status().totalBytesOut, shown());
}

void ViewerPlacesTest::thereIsNoPastWithoutAPlace()
{
    TestRelay relay(options(1));
    TestPublisher publisher(relay);
    TestViewer viewer(relay, "viewer-01");
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    for (const QByteArray session : {"", "some-other-session"}) {
        const HttpAnswer answer = gopFor(relay, session);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.field("Lancast-Code"), QByteArray("4429"));
        QVERIFY(!answer.field("Retry-After").isEmpty());
    }
    QCOMPARE(relay.server().status().viewers, 1);
    QCOMPARE(gopFor(relay, "short").status, 400);
    QCOMPARE(gopFor(relay, "viewer-01").status, 200);
}

void ViewerPlacesTest::anEndedVisitGetsNoPast()
{
    TestRelay relay(options(0));
    TestPublisher publisher(relay);
    TestViewer viewer(relay, "viewer-01");
    TestViewer other(relay, "viewer-02");
    TestViewer neighbour(relay, "viewer-03", {}, elsewhere); // behind the same router as the program
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(other.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(neighbour.state(), QStringLiteral("waiting"));
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    QCOMPARE(gopFor(relay, {}, elsewhere).status, 200);
    const QList<net::ClientStatus> clients = relay.server().status().clients;
    for (const net::ClientStatus &client : clients) {
        if (client.role == net::ClientRole::Player)
            relay.room().guests().kick(client.id);
    }
    QCOMPARE(gopFor(relay, {}, elsewhere).field("Lancast-Code"), QByteArray("4403"));
    QCOMPARE(gopFor(relay, "a-new-session", elsewhere).status, 403);
    QCOMPARE(gopFor(relay, "viewer-03", elsewhere).status, 200);
    relay.room().guests().kick(clients[1].id); // the first viewer
    const HttpAnswer ended = gopFor(relay, "viewer-01");
    QCOMPARE(ended.status, 403);
    QCOMPARE(ended.field("Lancast-Code"), QByteArray("4403"));
    QCOMPARE(gopFor(relay, "viewer-02").status, 200);
    QTRY_VERIFY(viewer.blob().isClosed() && viewer.chunk().isClosed());
    TestViewer back(relay, "viewer-01");
    QTRY_COMPARE(back.state(), QStringLiteral("live"));
    QCOMPARE(gopFor(relay, "viewer-01").status, 200);
}

void ViewerPlacesTest::anEndedVisitLosesWhatIsUnderWay()
{
    TestRelay relay(options(0));
    TestPublisher publisher(relay);
    NumberedRecording recording(200'000, keyframeEvery); // 12 MB a GOP: more than the sockets hold
    publish(relay, publisher, recording);
    RawSocket program(relay.port(), elsewhere);
    program.send("GET /rewind/gop?at=0 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    program.pause();
    QTRY_COMPARE(relay.server().status().viewers, 1);
    relay.room().guests().kick(
        quint64(relay.client(QStringLiteral("player")).value(QLatin1String("id")).toInteger()));
    program.resume();
    QTRY_VERIFY(program.isClosed());
    QVERIFY(program.received().size() < keyframeEvery * 200'000);
    QCOMPARE(relay.server().status().viewers, 0);
}

void ViewerPlacesTest::aBlockedAddressGetsNoPast()
{
    TestRelay relay(options(0));
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    QCOMPARE(gopFor(relay, {}, elsewhere).status, 200);
    relay.room().guests().block(
        quint64(relay.client(QStringLiteral("player")).value(QLatin1String("id")).toInteger()));
    const HttpAnswer answer = gopFor(relay, {}, elsewhere);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.field("Lancast-Code"), QByteArray("4403"));
    QCOMPARE(relay.server().status().viewers, 0);
    QCOMPARE(gopFor(relay).status, 200);
}

void ViewerPlacesTest::aPageWithoutConnectionsKeepsItsPlaceByThePast()
{
    TestRelay relay(options(1));
    TestPublisher publisher(relay);
    NumberedRecording recording(1'000, keyframeEvery);
    publish(relay, publisher, recording);
    {
        TestViewer viewer(relay, "viewer-01");
        QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
        viewer.leave();
        QTRY_COMPARE(relay.server().status().viewers, 0);
    }
    QCOMPARE(gopFor(relay, "viewer-01").status, 200);
    QCOMPARE(relay.server().status().viewers, 1);
    TestViewer other(relay, "viewer-02");
    QTRY_COMPARE(other.blob().closeCode(), 4429);
    TestViewer back(relay, "viewer-01");
    QTRY_COMPARE(back.state(), QStringLiteral("live"));
    QCOMPARE(relay.server().status().viewers, 1);
}

QTEST_GUILESS_MAIN(ViewerPlacesTest)
#include "viewer_places_test.moc"
