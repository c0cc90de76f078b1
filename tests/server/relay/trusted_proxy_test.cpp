// A relay behind a reverse proxy: limits, pauses, blocks and the table follow whom the proxy names.
#include "tests/support/net_viewer.h"
#include "tests/support/test_time.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QString proxy = QStringLiteral("127.0.0.3");
const QString stranger = QStringLiteral("127.0.0.4");

QByteArray by(const QByteArray &guest)
{
    return "X-Forwarded-For: " + guest + "\r\n";
}

QByteArray bearer(const QByteArray &secret)
{
    return "Authorization: Bearer " + secret + "\r\n";
}

RelayOptions behindProxies()
{
    RelayOptions options = loopbackOptions();
    (void)options.trustedProxies.add(proxy);
    (void)options.trustedProxies.add(QStringLiteral("127.0.0.1"));
    options.allowedHosts = {QStringLiteral("live.example")};
    options.limits.maxConnectionsPerAddress = 6;
    options.remotePublishing = RemotePublishing::Allowed;
    return options;
}

RelayOptions withPasscode()
{
    RelayOptions options = behindProxies();
    options.passcode = QStringLiteral("open sesame");
    return options;
}

/// A page whose connections come by a proxy.
struct ProxiedViewer
{
    ProxiedViewer(const TestRelay &relay, const QByteArray &session, const QByteArray &guest)
        : blob(relay.port(), "/watch/blob?session=" + session, fieldsOf(guest), {}, proxy)
        , chunk(relay.port(), "/watch/chunk?session=" + session, fieldsOf(guest), {}, proxy)
    {
    }

    static QByteArray fieldsOf(const QByteArray &guest)
    {
        return by(guest) + "Sec-WebSocket-Protocol: lancast.v1\r\n";
    }

    WebSocketPeer blob;
    WebSocketPeer chunk;
};

} // namespace

class TrustedProxyTest : public QObject
{
    Q_OBJECT

public:
    explicit TrustedProxyTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void wrongSecretsPauseThatGuestAlone_data();
    void wrongSecretsPauseThatGuestAlone();
    void nothingThatCameThroughItIsLocal();
    void norIsWhatFollowsOnItsConnection_data();
    void norIsWhatFollowsOnItsConnection();
    void theHostGetsIntoAFullRelay();
    void aGuestGetsThePlaceOfAnIdleConnection();
    void strangersCannotNameAnother();
    void theTableNamesTheGuestAndABlockHitsThatGuest();
    void aGuestHasAnAddressesConnections();
    void aGuestHasAnAddressesRate();
    void theProxyItselfHasNoLimit();
    void contradictionsAreRefused();
    void hostAndOriginAreThoseOfTheBrowser_data();
    void hostAndOriginAreThoseOfTheBrowser();
    void publishingNeedsHttpsUpToTheProxy();

private:
    TestTime &m_time;
};

void TrustedProxyTest::wrongSecretsPauseThatGuestAlone_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("right");
    QTest::newRow("key of viewers") << QByteArray("/live.webm") << QByteArray();
    QTest::newRow("key of publishers") << QByteArray("/api/status") << QByteArray(publishToken);
}

void TrustedProxyTest::wrongSecretsPauseThatGuestAlone()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, right);
    TestRelay relay(withPasscode());
    for (int i = 0; i < 10; ++i)
        QCOMPARE(get(relay.port(), path, by("203.0.113.9") + bearer("wrong" + QByteArray::number(i)), proxy)
                     .status,
                 401);
    QCOMPARE(get(relay.port(), path, by("203.0.113.9") + bearer("wrong again"), proxy).status, 429);
    // The same one, whatever it writes before that, and by whichever proxy.
    QCOMPARE(get(relay.port(), path, by("198.51.100.1, 203.0.113.9") + bearer("more"), proxy).status, 429);
    QCOMPARE(get(relay.port(), path, by("203.0.113.9") + bearer("more")).status, 429);
    QCOMPARE(get(relay.port(), path, by("203.0.113.10") + bearer("wrong"), proxy).status, 401);
    QCOMPARE(get(relay.port(), path, by("unknown") + bearer("wrong"), proxy).status, 401);
    if (right.isEmpty())
        right = relay.room().access().viewKey();
    QVERIFY(QList<int>({200, 503})
                .contains(get(relay.port(), path, by("203.0.113.10") + bearer(right), proxy).status));
}

void TrustedProxyTest::nothingThatCameThroughItIsLocal()
{
    TestRelay relay(withPasscode());
    QCOMPARE(get(relay.port(), "/api/status").status, 200);
    for (const char *field :
         {"X-Forwarded-For: 127.0.0.1\r\n", "X-Forwarded-For: unknown\r\n", "X-Forwarded-For: \r\n",
          "Forwarded: for=127.0.0.1\r\n", "Forwarded: for=_hidden\r\n", "Forwarded: \"\r\n",
          "Via: 1.1 somewhere\r\n", "X-Forwarded-Proto: https\r\n", "X-Forwarded: for=a\r\n",
          "X-Original-Forwarded-For: 127.0.0.1\r\n", "Client-IP: 127.0.0.1\r\n",
          "X-Envoy-External-Address: 127.0.0.1\r\n", "Fastly-Client-IP: 127.0.0.1\r\n",
          "Fly-Client-IP: 127.0.0.1\r\n", "CDN-Loop: cdn.example\r\n"})
        QCOMPARE(get(relay.port(), "/api/status", field).status, 401);
}

/// A proxy may keep a connection for several visitors, and forget its fields for one.
void TrustedProxyTest::norIsWhatFollowsOnItsConnection_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("by a trusted one") << by("203.0.113.9");
    QTest::newRow("that names nobody") << QByteArray("Via: 1.1 somewhere\r\n");
}

void TrustedProxyTest::norIsWhatFollowsOnItsConnection()
{
    QFETCH(QByteArray, fields);
    TestRelay relay(withPasscode());
    const auto request = [](const QByteArray &extra) {
        return "GET /api/status HTTP/1.1\r\nHost: localhost\r\n" + extra + "\r\n";
    };
    RawSocket client(relay.port());
    const auto statusOf = [&client, &request](const QByteArray &extra) {
        client.forget(client.received().size());
        client.send(request(extra));
        const auto isWhole = [&client] {
            const qsizetype end = client.received().indexOf("\r\n\r\n");
            return end >= 0 && client.received().size() > end + 4;
        };
        return QTest::qWaitFor(isWhole) ? client.received().sliced(9, 3).toInt() : 0;
    };
    QCOMPARE(statusOf({}), 200);
    QCOMPARE(statusOf(fields), 401);
    QCOMPARE(statusOf({}), 401);
}

/// With the proxy's guests on every connection that there may be.
void TrustedProxyTest::theHostGetsIntoAFullRelay()
{
    RelayOptions options = behindProxies();
    options.limits.maxConnections = 4;
    TestRelay relay(options);
    std::vector<std::unique_ptr<WebSocketPeer>> guests;
    for (int i = 0; i < 4; ++i) {
        const QByteArray number = QByteArray::number(i);
        guests.push_back(std::make_unique<WebSocketPeer>(relay.port(),
                                                         "/watch/blob?session=viewer-0" + number,
                                                         ProxiedViewer::fieldsOf("203.0.113." + number)));
        QTRY_VERIFY(guests.back()->isOpen());
    }
    for (int i = 0; i < 20; ++i) { // more than the places of its own: none of them is kept
        const HttpAnswer refused = get(relay.port(), "/", by("203.0.113.9"));
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.body.contains("All connections are taken"));
    }
    QCOMPARE(get(relay.port(), "/api/status").status, 200);
    WebSocketPeer publisher(relay.port(), "/publish/blob?session=publish-1", bearer(publishToken));
    QTRY_COMPARE(publisher.handshakeStatus(), 101);
    for (const auto &guest : guests)
        QVERIFY(!guest->isClosed());
}

/// As without the host's own places.
void TrustedProxyTest::aGuestGetsThePlaceOfAnIdleConnection()
{
    RelayOptions options = behindProxies();
    options.limits.maxConnections = 1;
    TestRelay relay(options);
    RawSocket idle(relay.port());
    idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + by("203.0.113.8") + "\r\n");
    QTRY_VERIFY(idle.received().contains("\r\n\r\n"));
    QTRY_COMPARE(get(relay.port(), "/healthz", by("203.0.113.9")).status, 200);
    QTRY_VERIFY(idle.isClosed());
}

void TrustedProxyTest::strangersCannotNameAnother()
{
    TestRelay relay(withPasscode());
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(get(relay.port(), "/live.webm",
                     by("203.0.113." + QByteArray::number(i)) + bearer("wrong" + QByteArray::number(i)),
                     stranger)
                     .status,
                 401);
    }
    QCOMPARE(get(relay.port(), "/live.webm", by("203.0.113.99") + bearer("wrong"), stranger).status, 429);
    QCOMPARE(get(relay.port(), "/live.webm", by("203.0.113.1") + bearer("wrong"), proxy).status, 401);
}

void TrustedProxyTest::theTableNamesTheGuestAndABlockHitsThatGuest()
{
    TestRelay relay(behindProxies());
    ProxiedViewer guest(relay, "viewer-01", "2001:db8::9");
    QTRY_VERIFY(guest.blob.isOpen() && guest.chunk.isOpen());
    QTRY_COMPARE(relay.client(QStringLiteral("viewer")).value(QLatin1String("address")).toString(),
                 QStringLiteral("2001:db8::9"));
    const quint64 id = quint64(relay.client(QStringLiteral("viewer")).value(QLatin1String("id")).toInteger());
    ProxiedViewer neighbour(relay, "viewer-02", "2001:db8::10");
    QTRY_VERIFY(neighbour.blob.isOpen() && neighbour.chunk.isOpen());
    relay.room().guests().block(id);
    QTRY_COMPARE(guest.blob.closeCode(), 4403);
    QVERIFY(
        get(relay.port(), "/api/access", by("2001:DB8::9"), proxy).body.contains("\"watch\":\"blocked\""));
    QVERIFY(get(relay.port(), "/api/access", by("2001:db8::10"), proxy).body.contains("\"watch\":\"open\""));
    QVERIFY(!neighbour.blob.isClosed());
}

void TrustedProxyTest::aGuestHasAnAddressesConnections()
{
    TestRelay relay(behindProxies());
    std::vector<std::unique_ptr<ProxiedViewer>> viewers;
    for (int i = 0; i < 3; ++i) {
        viewers.push_back(
            std::make_unique<ProxiedViewer>(relay, "viewer-0" + QByteArray::number(i), "203.0.113.9"));
        QTRY_VERIFY(viewers.back()->blob.isOpen() && viewers.back()->chunk.isOpen());
    }
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("203\\.0\\.113\\.9 has all the connections")));
    const HttpAnswer refused = get(relay.port(), "/", by("203.0.113.9"), proxy);
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.body.contains("Too many viewers share your network address"));
    QCOMPARE(relay.server().status().connections.fullAddress, QStringLiteral("203.0.113.9"));
    QCOMPARE(get(relay.port(), "/", by("203.0.113.10"), proxy).status, 200);
    viewers.clear();
    QTRY_COMPARE(get(relay.port(), "/", by("203.0.113.9"), proxy).status, 200);
}

void TrustedProxyTest::aGuestHasAnAddressesRate()
{
    RelayOptions options = behindProxies();
    options.limits.maxForwardedRequestsPerSecond = 1;
    options.limits.maxForwardedRequestBurst = 3;
    TestRelay relay(options);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(get(relay.port(), "/healthz", by("203.0.113.9"), proxy).status, 200);
    const HttpAnswer refused = get(relay.port(), "/healthz", by("203.0.113.9"), proxy);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.field("Retry-After"), QByteArray("1"));
    QCOMPARE(ask(relay.port(), handshake("/watch/blob", by("203.0.113.9")), proxy).status, 429);
    QCOMPARE(get(relay.port(), "/healthz", by("203.0.113.10"), proxy).status, 200);
    m_time.advance(1s);
    QCOMPARE(get(relay.port(), "/healthz", by("203.0.113.9"), proxy).status, 200);
}

void TrustedProxyTest::theProxyItselfHasNoLimit()
{
    TestRelay relay(behindProxies());
    std::vector<std::unique_ptr<ProxiedViewer>> viewers;
    for (int i = 0; i < 20; ++i) {
        const QByteArray number = QByteArray::number(10 + i);
        viewers.push_back(std::make_unique<ProxiedViewer>(relay, "viewer-" + number, "203.0.113." + number));
    }
    for (const auto &viewer : viewers)
        QTRY_VERIFY(viewer->blob.isOpen() && viewer->chunk.isOpen());
    QCOMPARE(relay.server().status().connections.refusedForAddress, quint64(0));
}

void TrustedProxyTest::contradictionsAreRefused()
{
    TestRelay relay(behindProxies());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("proxy 127\\.0\\.0\\.3: its Forwarded and")));
    QCOMPARE(get(relay.port(), "/", by("203.0.113.9") + "Forwarded: for=198.51.100.1\r\n", proxy).status,
             400);
    QCOMPARE(get(relay.port(), "/", by("203.0.113.9") + "Forwarded: for=203.0.113.9\r\n", proxy).status, 200);
    QCOMPARE(get(relay.port(), "/", by("203.0.113.9") + "Forwarded: for=198.51.100.1\r\n", stranger).status,
             200);
}

void TrustedProxyTest::hostAndOriginAreThoseOfTheBrowser_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("logged");
    const auto row = [](const char *fields, int status, const char *logged = "") {
        QTest::newRow(fields) << QByteArray(fields).split('|').join("\r\n") + "\r\n"
                              << status << QString::fromLatin1(logged);
    };
    // nginx: Host $host; Host $http_host; X-Forwarded-Host.
    row("Host: live.example|Origin: https://live.example|X-Forwarded-Proto: https", 101);
    row("Host: live.example:8443|Origin: https://live.example:8443|X-Forwarded-Proto: https", 101);
    row("Host: backend:8080|X-Forwarded-Host: live.example|Origin: https://live.example|X-Forwarded-Proto: "
        "https",
        101);
    row("Host: live.example|Origin: https://live.example:8443|X-Forwarded-Proto: https", 403,
        "Host \"live.example\" and Origin \"https://live.example:8443\".*\\$http_host");
    row("Host: live.example|Origin: http://live.example|X-Forwarded-Proto: https", 403, "scheme \\(https\\)");
    row("Host: live.example|Origin: https://evil.example|X-Forwarded-Proto: https", 403, "evil\\.example");
    row("Host: live.example|X-Forwarded-Host: evil.example|Origin: https://evil.example", 421,
        "Host \"evil\\.example\".*--allow-host");
    row("Host: live.example|X-Forwarded-Host: live.example, evil.example|Origin: https://evil.example", 421,
        "evil\\.example");
    row("Host: evil.example|Origin: https://evil.example", 421, "--allow-host");
    // What the proxy itself may call this machine, but no name from elsewhere that a page has led here.
    for (const char *host : {"127.0.0.1:8080", "lancast:8080", "[fd00::7]:8080", "203.0.113.80"}) {
        const QByteArray fields = QByteArray("Host: ") + host +
                                  "|X-Forwarded-Host: live.example|Origin: https://live.example|"
                                  "X-Forwarded-Proto: https";
        row(fields.constData(), 101);
    }
    row("Host: evil.example|X-Forwarded-Host: live.example|Origin: http://live.example", 421,
        "Host \"evil\\.example\".*--allow-host");
    row("Host: evil.example:8080|X-Forwarded-Host: localhost", 421, "evil\\.example");
    row("Host: live.example|X-Forwarded-Host: a b|Origin: https://live.example", 400);
    row("Host: live.example|X-Forwarded-Host: live.example/x|Origin: https://live.example", 400);
}

void TrustedProxyTest::hostAndOriginAreThoseOfTheBrowser()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, logged);
    TestRelay relay(behindProxies());
    if (!logged.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(logged));
    const QByteArray request =
        "GET /watch/blob HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        by("203.0.113.9") + fields + "\r\n";
    RawSocket client(relay.port(), proxy);
    client.send(request);
    QTRY_VERIFY(client.received().contains("\r\n"));
    QTEST(client.received().mid(qsizetype(sizeof "HTTP/1.1 ") - 1, 3).toInt(), "status");
}

void TrustedProxyTest::publishingNeedsHttpsUpToTheProxy()
{
    TestRelay relay(behindProxies());
    const auto statusOf = [&relay](const QByteArray &fields) {
        WebSocketPeer publisher(relay.port(), "/publish/blob?session=remote-01",
                                by("203.0.113.9") + bearer(publishToken) + fields, {}, proxy);
        return QTest::qWaitFor([&] { return publisher.handshakeStatus() != 0; }) ? publisher.handshakeStatus()
                                                                                 : 0;
    };
    QCOMPARE(statusOf("X-Forwarded-Proto: https\r\n"), 101);
    QCOMPARE(statusOf("X-Forwarded-Proto: http\r\n"), 403);
    QCOMPARE(statusOf("X-Forwarded-Proto: https, http\r\n"), 403);
    QCOMPARE(statusOf(""), 403);
}

int main(int argc, char **argv)
{
    return runInTestTime<TrustedProxyTest>(argc, argv);
}
#include "trusted_proxy_test.moc"
