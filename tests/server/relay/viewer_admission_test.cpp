// Who may watch, and what is refused with which answer.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

namespace {

const QString elsewhere = QStringLiteral("127.0.0.2");
constexpr char sesam[] = "passcode.c2VzYW0"; // "sesam"
constexpr char wrong[] = "passcode.d3Jvbmc"; // "wrong"

RelayOptions guardedOptions()
{
    RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("sesam");
    options.limits.maxPasscodeFailures = 3;
    return options;
}

QByteArray protocols(const QByteArray &credential)
{
    return "Sec-WebSocket-Protocol: lancast.v1, " + credential + "\r\n";
}

QJsonObject accessSeenBy(const TestRelay &relay, const QByteArray &fields = {}, const QString &from = {})
{
    const HttpAnswer answer = get(relay.port(), "/api/access", fields, from);
    return answer.field("Content-Type") == "application/json" ? QJsonDocument::fromJson(answer.body).object()
                                                              : QJsonObject();
}

} // namespace

class ViewerAdmissionTest : public QObject
{
    Q_OBJECT

private slots:
    void isDecidedBeforeTheUpgrade_data();
    void isDecidedBeforeTheUpgrade();
    void tellsTheKeyAfterThePasscode();
    void goesOnWhileAPasscodeIsChecked();
    void survivesWhoLeavesMeanwhile();
    void pausesOneAddress();
    void asksPlayersForThePasscode_data();
    void asksPlayersForThePasscode();
    void tellsWhoIsInWhatLetsThemInAgain();
    void tellsPagesWhy();
    void guardsTheStatus();
};

void ViewerAdmissionTest::isDecidedBeforeTheUpgrade_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << 401;
    QTest::newRow("only lancast.v1") << QByteArray("Sec-WebSocket-Protocol: lancast.v1\r\n") << 401;
    QTest::newRow("wrong key") << protocols("key.0123456789012345678901234567890123456789012") << 401;
    QTest::newRow("empty key") << protocols("key.") << 401;
    QTest::newRow("wrong passcode") << protocols(wrong) << 401;
    QTest::newRow("passcode not encoded") << protocols("passcode.sesam") << 401;
    QTest::newRow("publish token") << protocols("token.a-token-for-tests") << 401;
    QTest::newRow("passcode") << protocols(sesam) << 101;
    QTest::newRow("Basic") << QByteArray("Authorization: Basic OnNlc2Ft\r\n") << 101;
}

void ViewerAdmissionTest::isDecidedBeforeTheUpgrade()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    TestRelay relay(guardedOptions());
    WebSocketPeer blob(relay.port(),
                       "/watch/blob?session=12345678&passcode=sesam&key=" + relay.room().access().viewKey(),
                       fields);
    WebSocketPeer chunk(relay.port(), "/watch/chunk?session=12345678", fields);
    QTRY_COMPARE(blob.handshakeStatus(), status);
    QTRY_COMPARE(chunk.handshakeStatus(), status);
    QTRY_COMPARE(relay.status().value(QLatin1String("clients")).toArray().isEmpty(), status != 101);
}

void ViewerAdmissionTest::tellsTheKeyAfterThePasscode()
{
    TestRelay relay(guardedOptions());
    TestViewer typing(relay, "viewer-01", sesam);
    QTRY_COMPARE(typing.state(), QStringLiteral("waiting"));
    const auto told = typing.blob().texts(QStringLiteral("key"));
    QCOMPARE(told.size(), size_t(1));
    const QString key = told.front().value(QLatin1String("key")).toString();
    QCOMPARE(key, QString::fromLatin1(relay.room().access().viewKey()));
    QVERIFY(typing.chunk().texts(QStringLiteral("key")).empty());

    TestViewer coming(relay, "viewer-02", "key." + key.toLatin1());
    QTRY_COMPARE(coming.state(), QStringLiteral("waiting"));
    QVERIFY(coming.blob().texts(QStringLiteral("key")).empty());
    QCOMPARE(relay.server().status().viewers, 2);
}

/// The stream does not wait for anybody's passcode.
void ViewerAdmissionTest::goesOnWhileAPasscodeIsChecked()
{
    TestRelay relay(guardedOptions());
    TestViewer viewer(relay, "viewer-01", "key." + relay.room().access().viewKey());
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    std::vector<std::unique_ptr<WebSocketPeer>> guesses;
    for (int i = 0; i < 12; ++i) { // 12 checks: more than a second
        guesses.push_back(std::make_unique<WebSocketPeer>(
            relay.port(), "/watch/blob", protocols(wrong + QByteArray(i, 'A').toBase64().replace('=', "")),
            QByteArray(), QStringLiteral("127.0.0.%1").arg(i + 10)));
    }
    publisher.send(recording.nextPiece());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1}));
    QCOMPARE(guesses.back()->handshakeStatus(), 0);
    for (const auto &guess : guesses)
        QTRY_COMPARE(guess->handshakeStatus(), 401);
}

void ViewerAdmissionTest::survivesWhoLeavesMeanwhile()
{
    TestRelay relay(guardedOptions());
    for (int i = 0; i < 3; ++i) {
        WebSocketPeer peer(relay.port(), "/watch/blob", protocols(sesam));
        QCOMPARE(get(relay.port(), "/healthz").status, 200); // the other request has arrived by now
        peer.kill();
    }
    TestViewer last(relay, "viewer-01", sesam);
    QTRY_COMPARE(last.state(), QStringLiteral("waiting"));
    QTRY_COMPARE(relay.status().value(QLatin1String("clients")).toArray().size(), 1);
}

void ViewerAdmissionTest::pausesOneAddress()
{
    TestRelay relay(guardedOptions());
    for (const char *guess : {"passcode.YQ", "passcode.Yg", "passcode.Yw"})
        QCOMPARE(ask(relay.port(), handshake("/watch/blob", protocols(guess)), elsewhere).status, 401);
    const HttpAnswer paused = ask(relay.port(), handshake("/watch/blob", protocols(sesam)), elsewhere);
    QCOMPARE(paused.status, 429);
    QCOMPARE(paused.field("Retry-After"), "60");
    QCOMPARE(accessSeenBy(relay, {}, elsewhere).value(QLatin1String("waitSeconds")).toInt(), 60);
    WebSocketPeer keyed(relay.port(), "/watch/blob", protocols("key." + relay.room().access().viewKey()), {},
                        elsewhere);
    QTRY_VERIFY(keyed.isOpen());
    WebSocketPeer neighbour(relay.port(), "/watch/blob", protocols(sesam));
    QTRY_VERIFY(neighbour.isOpen());
}

void ViewerAdmissionTest::asksPlayersForThePasscode_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << 401;
    QTest::newRow("wrong") << QByteArray("Authorization: Basic dmxjOndyb25n\r\n") << 401;
    QTest::newRow("passcode") << QByteArray("Authorization: Basic dmxjOnNlc2Ft\r\n")
                              << 503; // nothing is live
    QTest::newRow("wrong bearer") << QByteArray("Authorization: Bearer nonsense\r\n") << 401;
}

void ViewerAdmissionTest::asksPlayersForThePasscode()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    TestRelay relay(guardedOptions());
    for (const QByteArray method : {"GET", "HEAD"}) {
        const HttpAnswer answer =
            ask(relay.port(), method + " /live.webm HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n");
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.field("WWW-Authenticate").startsWith("Basic realm=\"LanCast\""), status == 401);
    }
    QCOMPARE(
        get(relay.port(), "/live.webm", "Authorization: Bearer " + relay.room().access().viewKey() + "\r\n")
            .status,
        503);
}

void ViewerAdmissionTest::tellsWhoIsInWhatLetsThemInAgain()
{
    TestRelay relay;
    TestViewer viewer(relay);
    QTRY_COMPARE(viewer.state(), QStringLiteral("waiting"));
    QVERIFY(relay.room().access().viewKey().isEmpty());
    relay.room().guests().setPasscode(QStringLiteral("sesam"));
    QTRY_COMPARE(viewer.blob().texts(QStringLiteral("key")).size(), size_t(1));
    QCOMPARE(viewer.blob().texts(QStringLiteral("key")).front().value(QLatin1String("key")).toString(),
             QString::fromLatin1(relay.room().access().viewKey()));
    QVERIFY(!viewer.blob().isClosed() && !viewer.chunk().isClosed());
    QCOMPARE(ask(relay.port(), handshake("/watch/blob")).status, 401);
    relay.room().guests().setPasscode({});
    WebSocketPeer open(relay.port(), "/watch/blob");
    QTRY_VERIFY(open.isOpen());
}

void ViewerAdmissionTest::tellsPagesWhy()
{
    TestRelay relay(guardedOptions());
    QCOMPARE(accessSeenBy(relay), (QJsonObject{{QStringLiteral("version"), 1},
                                               {QStringLiteral("watch"), QStringLiteral("passcode")},
                                               {QStringLiteral("waitSeconds"), 0},
                                               {QStringLiteral("publish"), QStringLiteral("allowed")}}));
    const QJsonObject keyed =
        accessSeenBy(relay, "Authorization: Bearer " + relay.room().access().viewKey() + "\r\n");
    QCOMPARE(keyed.value(QLatin1String("watch")).toString(), QStringLiteral("open"));
    const QJsonObject guessing = accessSeenBy(relay, "Authorization: Bearer nonsense\r\n");
    QCOMPARE(guessing.value(QLatin1String("publish")).toString(), QStringLiteral("token"));
}

void ViewerAdmissionTest::guardsTheStatus()
{
    TestRelay relay(guardedOptions());
    QCOMPARE(get(relay.port(), "/api/status").status, 200); // this machine
    QCOMPARE(get(relay.port(), "/").status, 200);           // the page asks for the passcode
    QCOMPARE(get(relay.port(), "/healthz").status, 200);
}

QTEST_GUILESS_MAIN(ViewerAdmissionTest)
#include "viewer_admission_test.moc"
