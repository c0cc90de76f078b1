// The door that strangers knock at: pages, refusals, connections that stay, and those that waste its time.
#include "http/tcp_listener.h"

#include "http/connection_manager.h"

#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

#include <memory>
#include <vector>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class TcpListenerTest : public QObject
{
    Q_OBJECT

public:
    explicit TcpListenerTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void servesPages_data();
    void servesPages();
    void refuses_data();
    void refuses();
    void answersToHeadWithoutABody();
    void knowsTheVersionThatABrowserHas();
    void answersTwoRequestsInOnePacket();
    void takesARequestByteByByte();
    void keepsTheConnectionUnlessAsked();
    void answersAfterARefusedHead();
    void endsAHeadThatNeverEnds();
    void endsAnIdleConnection();
    void readsNoFurtherRequestsFromWhoTakesNoAnswers();
    void tellsWhoIsTooSlow();
    void closesWhatIsTooManyFromOneAddress();
    void theOldestMakesRoom();
    void whoIsBeingAnsweredStays();
    void doesNotUpgradeWhatIsNoWebSocket();

private:
    TestTime &m_time;
};

void TcpListenerTest::servesPages_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("viewer") << QByteArray("/") << QByteArray("text/html; charset=utf-8")
                            << QByteArray("<video");
    QTest::newRow("publisher") << QByteArray("/publish") << QByteArray("text/html; charset=utf-8")
                               << QByteArray("<html");
    QTest::newRow("script") << QByteArray("/viewer/main.js") << QByteArray("text/javascript; charset=utf-8")
                            << QByteArray("import");
    QTest::newRow("style") << QByteArray("/viewer/viewer.css") << QByteArray("text/css; charset=utf-8")
                           << QByteArray("{");
    QTest::newRow("health") << QByteArray("/healthz") << QByteArray("text/plain; charset=utf-8")
                            << QByteArray("ok");
    QTest::newRow("status") << QByteArray("/api/status") << QByteArray("application/json")
                            << QByteArray("\"version\":1");
    QTest::newRow("query") << QByteArray("/healthz?x=1") << QByteArray("text/plain; charset=utf-8")
                           << QByteArray("ok");
}

void TcpListenerTest::servesPages()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, part);
    TestRelay relay;
    const HttpAnswer answer = get(relay.port(), path);
    QCOMPARE(answer.status, 200);
    QTEST(answer.field("Content-Type"), "type");
    QVERIFY2(answer.body.contains(part), answer.body.left(200));
    QVERIFY(answer.field("Content-Security-Policy").contains("default-src 'none'"));
    QCOMPARE(answer.field("X-Content-Type-Options"), "nosniff");
}

void TcpListenerTest::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray end = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    row("nothing there", "GET /nothing" + end, 404);
    row("folder", "GET /viewer/" + end, 404);
    row("out of the tree", "GET /../../etc/passwd" + end, 404);
    row("out of the tree, encoded", "GET /%2e%2e/%2e%2e/etc/passwd" + end, 404);
    row("another method", "DELETE /" + end, 405);
    row("unknown method", "BREW /" + end, 405);
    row("a method without use here", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
        405);
    row("body", "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413);
    row("channel without an upgrade", "GET /watch/blob" + end, 426);
    row("publishing without an upgrade", "GET /publish/chunk" + end, 426);
    row("many fields",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + QByteArray("X: y\r\n").repeated(100) + "\r\n", 431);
    row("large head",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + ("X: " + QByteArray(2'000, 'y') + "\r\n").repeated(9), 431);
    row("garbage", QByteArray::fromHex("00ff00ff0d0a0d0a"), 400);
    row("nothing live", "GET /live.webm" + end, 503);
}

void TcpListenerTest::refuses()
{
    QFETCH(const QByteArray, request);
    TestRelay relay;
    const HttpAnswer answer = ask(relay.port(), request);
    QTEST(answer.status, "status");
    QVERIFY(!answer.body.isEmpty());
    QVERIFY(answer.field("Content-Security-Policy").contains("default-src 'none'"));
    if (answer.status == 405)
        QCOMPARE(answer.field("Allow"), "GET, HEAD");
    if (answer.status == 503)
        QCOMPARE(answer.field("Retry-After"), "2");
}

void TcpListenerTest::answersToHeadWithoutABody()
{
    TestRelay relay;
    RawSocket socket(relay.port());
    socket.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QByteArray bytes;
    HttpAnswer head;
    HttpAnswer health;
    QTRY_VERIFY(
        (bytes = socket.received(), head = takeAnswer(bytes, true), health = takeAnswer(bytes)).status);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("Content-Length"), get(relay.port(), "/").field("Content-Length"));
    QCOMPARE(health.body, "ok\n");
}

void TcpListenerTest::knowsTheVersionThatABrowserHas()
{
    TestRelay relay;
    const QByteArray tag = get(relay.port(), "/").field("ETag");
    QVERIFY(tag.startsWith('"') && tag.size() > 10);
    const HttpAnswer same = get(relay.port(), "/", "If-None-Match: \"other\", " + tag + "\r\n");
    QCOMPARE(same.status, 304);
    QCOMPARE(same.field("ETag"), tag);
    QCOMPARE(get(relay.port(), "/", "If-None-Match: \"other\"\r\n").status, 200);
    QVERIFY(get(relay.port(), "/publish").field("ETag") != tag);
}

void TcpListenerTest::answersTwoRequestsInOnePacket()
{
    TestRelay relay;
    RawSocket socket(relay.port());
    socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nothing HTTP/1.1\r\nHost: "
                "localhost\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(socket.isClosed());
    QByteArray bytes = socket.received();
    QCOMPARE(takeAnswer(bytes).status, 200);
    QCOMPARE(takeAnswer(bytes).status, 404);
    QVERIFY(bytes.isEmpty());
}

void TcpListenerTest::takesARequestByteByByte()
{
    TestRelay relay;
    RawSocket socket(relay.port());
    for (const char byte : QByteArray("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
        QVERIFY(socket.received().isEmpty());
        socket.send(QByteArray(1, byte));
        QTRY_COMPARE(socket.unsentBytes(), 0);
    }
    QTRY_VERIFY(socket.received().endsWith("ok\n"));
}

void TcpListenerTest::keepsTheConnectionUnlessAsked()
{
    TestRelay relay;
    RawSocket socket(relay.port());
    for (int i = 1; i <= 3; ++i) {
        socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(socket.received().count("ok\n"), i);
        QVERIFY(!socket.isClosed());
    }
    socket.send("GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(socket.isClosed());
    QVERIFY(socket.received().contains("Connection: close"));
}

void TcpListenerTest::answersAfterARefusedHead()
{
    TestRelay relay;
    RawSocket socket(relay.port());
    socket.send("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n\r\n");
    QTRY_VERIFY(socket.isClosed());
    QByteArray bytes = socket.received();
    QCOMPARE(takeAnswer(bytes, true).status, 200);
    const HttpAnswer refusal = takeAnswer(bytes);
    QCOMPARE(refusal.status, 400);
    QVERIFY(!refusal.body.isEmpty());
}

void TcpListenerTest::endsAHeadThatNeverEnds()
{
    RelayOptions options = loopbackOptions();
    options.limits.headDeadline = 100ms;
    TestRelay relay(options);
    RawSocket silent(relay.port());
    RawSocket slow(relay.port());
    for (int i = 0; i < 10; ++i) { // never quiet, never done
        QVERIFY(!slow.isClosed() && !silent.isClosed());
        slow.send("x");
        m_time.advance(10ms);
    }
    QTRY_VERIFY(slow.isClosed());
    QTRY_VERIFY(silent.isClosed());
    QVERIFY(silent.received().isEmpty());
    QCOMPARE(get(relay.port(), "/healthz").status, 200);
}

void TcpListenerTest::endsAnIdleConnection()
{
    RelayOptions options = loopbackOptions();
    options.limits.keepAlive = 50ms;
    TestRelay relay(options);
    RawSocket socket(relay.port());
    socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(socket.received().endsWith("ok\n"));
    m_time.advance(49ms);
    QVERIFY(!socket.isClosed());
    m_time.advance(1ms);
    QTRY_VERIFY(socket.isClosed());
}

void TcpListenerTest::readsNoFurtherRequestsFromWhoTakesNoAnswers()
{
    RelayLimits limits;
    limits.keepAlive = 300ms;
    limits.progressDeadline = 300ms;
    ConnectionManager reception(limits, clockOfThread());
    TcpListener door;
    connect(&door, &TcpListener::accepted, &reception, &ConnectionManager::receive);
    int requests = 0;
    connect(&reception, &ConnectionManager::requested, this, [&requests](HttpConnection *connection) {
        ++requests;
        HttpResponse response;
        response.body = QByteArray(1'000'000, 'x');
        connection->respond(response);
    });
    QVERIFY(door.listen(QHostAddress(QHostAddress::LocalHost)));
    RawSocket socket(door.serverPort());
    socket.pause();
    socket.send(QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .repeated(400)); // one packet, 400 MB of answers
    QTRY_VERIFY(requests > 0);
    const auto isEnded = [&reception] { return reception.findChildren<HttpConnection *>().isEmpty(); };
    QVERIFY(m_time.advanceUntil(isEnded, 2s)); // at the deadline
    QVERIFY2(requests < 20, qPrintable(QString::number(requests)));
}

void TcpListenerTest::tellsWhoIsTooSlow()
{
    RelayOptions options = loopbackOptions();
    options.limits.headDeadline = 200ms;
    options.limits.keepAlive = 60s;
    TestRelay relay(options);
    RawSocket first(relay.port());
    first.send("GET / HT");
    RawSocket second(relay.port()); // its second head, whatever time the pause between would have given it
    second.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(second.received().endsWith("ok\n"));
    second.forget(second.received().size());
    second.send("G");
    m_time.advance(199ms);
    QVERIFY(!first.isClosed() && !second.isClosed());
    m_time.advance(1ms);
    for (RawSocket *socket : {&first, &second}) {
        QTRY_VERIFY(socket->isClosed());
        QVERIFY(socket->received().startsWith("HTTP/1.1 408 "));
    }
}

void TcpListenerTest::closesWhatIsTooManyFromOneAddress()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxUnupgradedPerAddress = 3;
    TestRelay relay(options);
    const QString guest = QStringLiteral("127.0.0.2");
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < 3; ++i)
        sockets.push_back(std::make_unique<RawSocket>(relay.port(), guest));
    RawSocket fourth(relay.port(), guest);
    QTRY_VERIFY(fourth.isClosed());
    QCOMPARE(get(relay.port(), "/healthz").status, 200); // others do not notice
    sockets.pop_back();
    QTRY_COMPARE(get(relay.port(), "/healthz", {}, guest).status, 200); // there is room again
}

void TcpListenerTest::theOldestMakesRoom()
{
    RelayOptions options = loopbackOptions();
    options.limits.maxConnections = 3;
    TestRelay relay(options);
    const QString guest = QStringLiteral("127.0.0.2");
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < 3; ++i) {
        sockets.push_back(std::make_unique<RawSocket>(relay.port(), guest));
        sockets.back()->send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_VERIFY(sockets.back()->received().endsWith("ok\n"));
    }
    RawSocket fourth(relay.port(), QStringLiteral("127.0.0.3"));
    fourth.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(fourth.received().endsWith("ok\n"));
    QTRY_VERIFY(sockets[0]->isClosed());
    QVERIFY(!sockets[1]->isClosed() && !sockets[2]->isClosed());
    QCOMPARE(get(relay.port(), "/healthz").status, 200); // this machine itself has room of its own
    QVERIFY(!sockets[1]->isClosed());
}

void TcpListenerTest::whoIsBeingAnsweredStays()
{
    const QByteArray content(16 * 1024 * 1024, 'x'); // more than the kernel's buffers take
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(content) == content.size() && file.flush());
    RelayOptions options = loopbackOptions();
    options.limits.maxConnections = 2;
    TestRelay relay(options);
    const QByteArray path = relay.server().setSourceFile(file.fileName()).toLatin1();
    const QString guest = QStringLiteral("127.0.0.2");
    RawSocket answered(relay.port(), guest);
    answered.pause();
    answered.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    RawSocket idle(relay.port(), guest);
    idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(idle.received().endsWith("ok\n"));
    RawSocket third(relay.port(), QStringLiteral("127.0.0.3"));
    third.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    third.pause();
    QTRY_VERIFY(idle.isClosed()); // though it came later
    // Both are being answered now, and neither makes room.
    RawSocket fourth(relay.port(), QStringLiteral("127.0.0.4"));
    fourth.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(fourth.isClosed());
    for (RawSocket *socket : {&answered, &third}) {
        socket->resume();
        QTRY_VERIFY(socket->received().endsWith("xxxx") && socket->received().size() > content.size());
    }
}

void TcpListenerTest::doesNotUpgradeWhatIsNoWebSocket()
{
    RelayOptions options = loopbackOptions();
    options.limits.headDeadline = 100ms;
    TestRelay relay(options);
    RawSocket noKey(relay.port());
    noKey.send("GET /watch/blob HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\n\r\n");
    RawSocket oldVersion(relay.port());
    oldVersion.send(
        "GET /watch/blob HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    RawSocket elsewhere(relay.port());
    elsewhere.send(
        "GET /watch HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    QTRY_VERIFY(noKey.received().startsWith("HTTP/1.1 400 "));
    QTRY_VERIFY(oldVersion.received().startsWith("HTTP/1.1 426 "));
    QVERIFY(oldVersion.received().contains("\r\nSec-WebSocket-Version: 13\r\n"));
    QTRY_VERIFY(elsewhere.received().startsWith("HTTP/1.1 404 "));
    QCOMPARE(relay.server().status().viewers, 0);
}

int main(int argc, char **argv)
{
    return runInTestTime<TcpListenerTest>(argc, argv);
}

#include "tcp_listener_test.moc"
