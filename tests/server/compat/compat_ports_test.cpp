// The seed's four ports: when they are open, and whom they let in.
#include "tests/support/net_seed.h"
#include "tests/support/net_socket.h"

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

class SeedPortsTest : public QObject
{
    Q_OBJECT

private slots:
    void areClosedUnlessWanted();
    void letInOwnPagesAndFiles_data();
    void letInOwnPagesAndFiles();
    void speakOnlyWebSocket();
    void askStrangersForThePasscode();
    void openAgainAfterAStop();
};

void SeedPortsTest::areClosedUnlessWanted()
{
    TestRelay relay;
    QVERIFY(relay.server().seedPorts().isEmpty());
    TestRelay open(seedOptions());
    QCOMPARE(open.server().seedPorts().size(), 4);
}

void SeedPortsTest::letInOwnPagesAndFiles_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("status");
    const auto row = [](const char *origin, const QString &from, int status) {
        QTest::addRow("%s %s", origin, qPrintable(from)) << QByteArray(origin) << from << status;
    };
    row("", {}, 101); // a program
    row("http://localhost:8080", {}, 101);
    row("http://127.0.0.1", {}, 101);
    row("https://127.0.0.1:8443", elsewhere, 101);
    row("file://", {}, 101);
    row("file://", elsewhere, 403);
    row("null", {}, 403); // any page's sandboxed frame says so
    row("http://evil.example", {}, 403);
    row("http://evil.example:8080", {}, 403);
    row("http://127.0.0.1.evil.example", {}, 403);
    row("chrome-extension://abc", {}, 403);
}

void SeedPortsTest::letInOwnPagesAndFiles()
{
    QFETCH(const QByteArray, origin);
    QFETCH(const QString, from);
    QFETCH(const int, status);
    TestRelay relay(seedOptions());
    const QByteArray fields = origin.isEmpty() ? QByteArray() : "Origin: " + origin + "\r\n";
    for (const SeedPort port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk})
        QCOMPARE(connectTo(relay, port, fields, from)->handshakeStatus(), status);
}

void SeedPortsTest::speakOnlyWebSocket()
{
    TestRelay relay(seedOptions());
    for (const quint16 port : relay.server().seedPorts()) {
        QCOMPARE(get(port, "/").status, 426);
        QCOMPARE(get(port, "/api/status").status, 426);
        QCOMPARE(ask(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421);
    }
}

void SeedPortsTest::askStrangersForThePasscode()
{
    RelayOptions options = seedOptions();
    options.passcode = QStringLiteral("sesam");
    TestRelay relay(options);
    for (const SeedPort port : {PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk}) {
        QCOMPARE(connectTo(relay, port, {}, elsewhere)->handshakeStatus(), 401);
        QCOMPARE(connectTo(relay, port)->handshakeStatus(), 101);
    }
    const QByteArray key = "Authorization: Bearer " + relay.room().access().viewKey() + "\r\n";
    QCOMPARE(connectTo(relay, ViewerBlob, key, elsewhere)->handshakeStatus(), 101);
    relay.room().guests().setPasscode({});
    QCOMPARE(connectTo(relay, ViewerBlob, {}, elsewhere)->handshakeStatus(), 101);
}

void SeedPortsTest::openAgainAfterAStop()
{
    TestRelay relay(seedOptions());
    SeedWatcher viewer(relay);
    relay.server().stop();
    QVERIFY(relay.server().seedPorts().isEmpty());
    QTRY_COMPARE(viewer.blob->closeCode(), 1001);
    QTRY_VERIFY(viewer.blob->isClosed());
    QVERIFY(relay.server().start());
    QCOMPARE(relay.server().seedPorts().size(), 4);
    QVERIFY(connectTo(relay, ViewerBlob)->isOpen());
}

QTEST_GUILESS_MAIN(SeedPortsTest)

#include "compat_ports_test.moc"
