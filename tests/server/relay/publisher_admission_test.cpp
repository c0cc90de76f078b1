// Who may publish, and what is refused with which words.
#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"
#include "tests/support/test_data.h"

#include <QJsonObject>
#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class PublisherAdmissionTest : public QObject
{
    Q_OBJECT

private slots:
    void needsTheTokenBeforeTheUpgrade_data();
    void needsTheTokenBeforeTheUpgrade();
    void isLetInWithTheToken_data();
    void isLetInWithTheToken();
    void refusesASecondPublisher_data();
    void refusesASecondPublisher();
    void replacesTheSameSession();
    void refusesWhatIsNoStream_data();
    void refusesWhatIsNoStream();
    void refusesGarbageFromWhoGoesOnSending();
    void refusesTooLargeMessages();
};

void PublisherAdmissionTest::needsTheTokenBeforeTheUpgrade_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("only lancast.v1") << QByteArray("Sec-WebSocket-Protocol: lancast.v1\r\n");
    QTest::newRow("wrong") << QByteArray("Sec-WebSocket-Protocol: lancast.v1, token.a-token-for-testz\r\n");
    QTest::newRow("beginning") << QByteArray("Sec-WebSocket-Protocol: token.a-token-for-test\r\n");
    QTest::newRow("longer") << QByteArray("Sec-WebSocket-Protocol: token.a-token-for-testss\r\n");
    QTest::newRow("empty") << QByteArray("Sec-WebSocket-Protocol: token.\r\n");
    QTest::newRow("wrong bearer") << QByteArray("Authorization: Bearer nonsense\r\n");
    QTest::newRow("basic") << QByteArray("Authorization: Basic a-token-for-tests\r\n");
    QTest::newRow("two bearers") << QByteArray("Authorization: Bearer x\r\n"
                                               "Authorization: Bearer a-token-for-tests\r\n");
}

void PublisherAdmissionTest::needsTheTokenBeforeTheUpgrade()
{
    QFETCH(const QByteArray, fields);
    TestRelay relay;
    for (const char *path : {"/publish/blob?session=12345678&token=a-token-for-tests", "/publish/chunk"}) {
        const HttpAnswer answer = ask(relay.port(), handshake(path, fields));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.field("WWW-Authenticate"), "Bearer");
        QVERIFY(answer.field("Sec-WebSocket-Accept").isEmpty());
    }
    QVERIFY(relay.client(QStringLiteral("publisher")).isEmpty());
}

void PublisherAdmissionTest::isLetInWithTheToken_data()
{
    QTest::addColumn<int>("credential");
    QTest::addColumn<bool>("isLetIn");
    QTest::newRow("sub-protocol") << int(Credential::Subprotocol) << true;
    QTest::newRow("bearer") << int(Credential::Bearer) << true;
    QTest::newRow("none") << int(Credential::None) << false;
    QTest::newRow("wrong") << int(Credential::Wrong) << false;
}

void PublisherAdmissionTest::isLetInWithTheToken()
{
    QFETCH(const int, credential);
    QFETCH(const bool, isLetIn);
    TestRelay relay;
    TestPublisher publisher(relay, QStringLiteral("publisher-01"), Credential(credential));
    QCOMPARE(publisher.isOpen(), isLetIn);
    if (!isLetIn)
        return;
    for (const QWebSocket *socket : {&publisher.blob(), &publisher.chunk()})
        QCOMPARE(socket->subprotocol(), QStringLiteral("lancast.v1"));
    QTRY_VERIFY(!publisher.texts().isEmpty());
    QCOMPARE(relay.state(), QStringLiteral("waiting"));
}

void PublisherAdmissionTest::refusesASecondPublisher_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("other session") << QStringLiteral("publisher-01") << QStringLiteral("publisher-02");
    QTest::newRow("second is plain") << QStringLiteral("publisher-01") << QString();
    QTest::newRow("first is plain") << QString() << QStringLiteral("publisher-02");
    QTest::newRow("both are plain") << QString() << QString();
}

void PublisherAdmissionTest::refusesASecondPublisher()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher live(relay, first);
    NumberedRecording recording;
    live.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    TestPublisher late(relay, second);
    QTRY_VERIFY(late.isClosedWith(4409));
    QCOMPARE(late.blob().closeReason(), QStringLiteral("Another publisher is live. Stop that one first."));
    live.send(recording.nextPiece());
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 1}));
    QVERIFY(live.isOpen());
    QCOMPARE(relay.state(), QStringLiteral("live"));
}

void PublisherAdmissionTest::replacesTheSameSession()
{
    TestRelay relay;
    TestViewer viewer(relay);
    TestPublisher first(relay);
    NumberedRecording recording(1'000, 3);
    first.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    TestPublisher second(relay);
    QVERIFY(second.isOpen());
    QTRY_VERIFY(first.isClosedWith(4409));
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    NumberedRecording again(1'000, 3);
    second.start(1, again.firstPiece());
    second.send(again.nextPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    QTRY_COMPARE(readBack(viewer.media()).numbers(), (QList<int>{0, 0, 1}));
    QVERIFY(second.isOpen());
}

void PublisherAdmissionTest::refusesWhatIsNoStream_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage") << QByteArray("this is no stream at all").repeated(20);
    QTest::newRow("MP4") << QByteArray::fromHex(
                                "000000206674797069736f6d0000020069736f6d69736f32617663316d703431") +
                                QByteArray(1'000, '\0');
    QTest::newRow("zeros") << QByteArray(1'000, '\0');
    QTest::newRow("truncated header")
        << recording("chromium.webm").left(20) + recording("chromium.webm").mid(60);
    QTest::newRow("other EBML") << ebmlHeader("mystery");
    QTest::newRow("no tracks") << ebmlHeader() + openEnded("18538067") + info() + openCluster(0);
}

void PublisherAdmissionTest::refusesWhatIsNoStream()
{
    QFETCH(const QByteArray, bytes);
    TestRelay relay;
    TestViewer viewer(relay);
    {
        TestPublisher good(relay);
        NumberedRecording recording;
        good.start(1, recording.firstPiece());
        QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
    }
    QTRY_COMPARE(viewer.state(), QStringLiteral("reconnecting"));
    const QByteArray before = viewer.media();
    TestPublisher bad(relay);
    QVERIFY(bad.isOpen());
    bad.start(2, bytes);
    QTRY_VERIFY(bad.isClosedWith(4400));
    QVERIFY2(bad.blob().closeReason().size() > 15, qPrintable(bad.blob().closeReason()));
    QVERIFY(bad.blob().closeReason().endsWith(QLatin1Char('.')));
    QCOMPARE(viewer.media(), before);
    QVERIFY(!viewer.blob().isClosed() && !viewer.chunk().isClosed());
    TestPublisher next(relay);
    NumberedRecording recording;
    next.start(1, recording.firstPiece());
    QTRY_COMPARE(viewer.state(), QStringLiteral("live"));
}

void PublisherAdmissionTest::refusesGarbageFromWhoGoesOnSending()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    publisher.start(1, "no stream");
    for (int i = 0; i < 200; ++i) {
        publisher.blob().sendBinaryMessage(QByteArray(20'000, 'x'));
        publisher.send(QByteArray(20'000, 'x'));
    }
    QTRY_VERIFY(publisher.isClosedWith(4400));
}

void PublisherAdmissionTest::refusesTooLargeMessages()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxPublisherMessageBytes = 10'000;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    publisher.start(1, QByteArray(20'000, 'x'));
    QTRY_VERIFY(publisher.isClosed());
    QCOMPARE(int(publisher.blob().closeCode()), 1009);
}

QTEST_GUILESS_MAIN(PublisherAdmissionTest)
#include "publisher_admission_test.moc"
