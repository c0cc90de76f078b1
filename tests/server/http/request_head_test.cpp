// Request heads as strangers send them: cut anywhere, too large, or not HTTP at all.
#include "http/request_head.h"

#include <QTest>

using namespace lancast::net;

namespace {

const HttpLimits limits;

HeadResult read(const QByteArray &bytes)
{
    return readRequestHead(bytes, limits);
}

/// A right head that is \a size bytes long.
QByteArray headOf(qsizetype size)
{
    const QByteArray start =
        "GET / HTTP/1.1\r\nA: " + QByteArray(8'000, 'x') + "\r\nB: " + QByteArray(4'000, 'y') + "\r\nC: ";
    const QByteArray end = "\r\n\r\n";
    return start + QByteArray(size - start.size() - end.size(), 'z') + end;
}

} // namespace

class RequestHeadTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAPlainRequest();
    void answersIncompleteForEveryBeginning();
    void leavesWhatFollowsAlone();
    void takesTheAbsoluteForm_data();
    void takesTheAbsoluteForm();
    void findsValuesInTheQuery();
    void listsElementsOfSeveralFields();
    void knowsWhoKeepsTheConnection_data();
    void knowsWhoKeepsTheConnection();
    void refuses_data();
    void refuses();
    void takesABodyOfAKnownLength();
    void forgetsCookies();
    void findsWebSocketInAList_data();
    void findsWebSocketInAList();
    void takesWhatTheLimitsAllow();
};

void RequestHeadTest::readsAPlainRequest()
{
    const HeadResult result =
        read("GET /watch/blob?session=abc&x HTTP/1.1\r\nHost: a\r\nUser-Agent:  Some Thing \r\n\r\n");
    QCOMPARE(result.status, HeadStatus::Complete);
    QCOMPARE(result.head.method, "GET");
    QCOMPARE(result.head.path, "/watch/blob");
    QCOMPARE(result.head.query, "session=abc&x");
    QCOMPARE(result.head.field("user-agent"), "Some Thing");
    QCOMPARE(result.head.field("missing"), "");
    QVERIFY(result.head.isHttp11);
    QVERIFY(!result.head.wantsWebSocket());
}

void RequestHeadTest::answersIncompleteForEveryBeginning()
{
    const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\n\r\n";
    for (qsizetype size = 0; size < request.size(); ++size)
        QCOMPARE(read(request.left(size)).status, HeadStatus::Incomplete);
    QCOMPARE(read(request).status, HeadStatus::Complete);
    QCOMPARE(read(request).head.size, request.size());
    QVERIFY(read(request).head.wantsWebSocket());
}

void RequestHeadTest::leavesWhatFollowsAlone()
{
    const QByteArray first = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    const HeadResult result = read(first + "GET /b HTTP/1.1\r\n\r\n\x81\x85");
    QCOMPARE(result.status, HeadStatus::Complete);
    QCOMPARE(result.head.path, "/a");
    QCOMPARE(result.head.size, first.size());
}

void RequestHeadTest::takesTheAbsoluteForm_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path") << QByteArray("http://host:8080/publish") << QByteArray("/publish") << QByteArray();
    QTest::newRow("query") << QByteArray("HTTP://host/a?b=c") << QByteArray("/a") << QByteArray("b=c");
    QTest::newRow("no path") << QByteArray("http://host") << QByteArray("/") << QByteArray();
    QTest::newRow("no path, query") << QByteArray("https://host?x=/y") << QByteArray("/")
                                    << QByteArray("x=/y");
}

void RequestHeadTest::takesTheAbsoluteForm() // RFC 9112 section 3.2.2
{
    QFETCH(const QByteArray, target);
    const HeadResult result = read("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(result.status, HeadStatus::Complete);
    QTEST(result.head.path, "path");
    QTEST(result.head.query, "query");
}

void RequestHeadTest::findsValuesInTheQuery()
{
    RequestHead head;
    head.query = "a=1&session=abc&bare&session=other&empty=";
    QCOMPARE(head.queryValue("session"), "abc");
    QCOMPARE(head.queryValue("a"), "1");
    QCOMPARE(head.queryValue("bare"), "");
    QCOMPARE(head.queryValue("empty"), "");
    QCOMPARE(head.queryValue("sess"), "");
}

void RequestHeadTest::listsElementsOfSeveralFields()
{
    const HeadResult result = read("GET / HTTP/1.1\r\nSec-WebSocket-Protocol: lancast.v1 , token.x\r\n"
                                   "sec-websocket-protocol: ,key.y\r\n\r\n");
    QCOMPARE(result.status, HeadStatus::Complete);
    QCOMPARE(result.head.list("sec-websocket-protocol"),
             (QList<QByteArray>{"lancast.v1", "token.x", "key.y"}));
}

void RequestHeadTest::knowsWhoKeepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                    << false;
}

void RequestHeadTest::knowsWhoKeepsTheConnection()
{
    QFETCH(const QByteArray, request);
    const HeadResult result = read(request);
    QCOMPARE(result.status, HeadStatus::Complete);
    QTEST(result.head.wantsKeepAlive(), "keeps");
}

void RequestHeadTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray start = "GET / HTTP/1.1\r\n";
    QByteArray fields;
    for (int i = 0; i < 65; ++i)
        fields += "X-" + QByteArray::number(i) + ": y\r\n";
    QByteArray large;
    for (int i = 0; i < 20; ++i)
        large += "X: " + QByteArray(1'000, 'y') + "\r\n";
    row("65 fields", start + fields + "\r\n", 431);
    row("long line", start + "X: " + QByteArray(9'000, 'y') + "\r\n\r\n", 431);
    row("long line without an end", start + "X: " + QByteArray(9'000, 'y'), 431);
    row("long target", "GET /" + QByteArray(9'000, 'y'), 431);
    row("large head", start + large + "\r\n", 431);
    row("large head without an end", start + large, 431);
    row("17 KB of cookies", start + "Cookie: " + QByteArray(17'000, 'c') + "\r\n\r\n", 431);
    row("17 KB of cookies in two",
        start + ("Cookie: " + QByteArray(8'500, 'c') + "\r\n").repeated(2) + "\r\n", 431);
    row("cookies without an end", start + "cookie:" + QByteArray(16 * 1024, 'c'), 431);
    row("a field with the cookie's name within", start + "X-Cookie: " + QByteArray(9'000, 'c') + "\r\n\r\n",
        431);
    row("cookies beside a large head", headOf(16 * 1024 + 1).insert(16, "Cookie: c\r\n"), 431);
    row("body of PUT", "PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 413);
    row("body of GET", "GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 413);
    row("large body", "POST / HTTP/1.1\r\nContent-Length: 65537\r\n\r\n", 413);
    row("huge body", "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413);
    row("chunked", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 413);
    row("another transfer encoding", "POST / HTTP/1.1\r\nTransfer-Encoding: magic\r\n\r\n", 413);
    row("a transfer encoding of none", "GET / HTTP/1.1\r\nTransfer-Encoding:\r\n\r\n", 413);
    row("chunked, with a length", "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        400);
    row("bad length", "POST / HTTP/1.1\r\nContent-Length: five\r\n\r\n", 400);
    row("two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("asterisk", "OPTIONS * HTTP/1.1\r\n\r\n", 400);
    row("authority", "CONNECT host:443 HTTP/1.1\r\n\r\n", 400);
    row("another scheme", "GET ftp://host/ HTTP/1.1\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
    row("HTTP/0.9", "GET / HTTP/0.9\r\n\r\n", 400);
    row("garbage", "hello there\r\n\r\n", 400);
    row("TLS hello", QByteArray::fromHex("16030100c8010000c40303"), 400);
    row("zero bytes", QByteArray(100, '\0'), 400);
    row("space in a name", start + "A B: c\r\n\r\n", 400);
    row("folded field", start + "A: b\r\n c\r\n\r\n", 400);
    row("field folded by a tab", start + "A: b\r\n\tc\r\n\r\n", 400);
    row("a byte too many", headOf(16 * 1024 + 1), 431);
    row("no colon", start + "abc\r\n\r\n", 400);
    row("zero in a value", start + QByteArray("A: b\0c\r\n\r\n", 10), 400);
}

void RequestHeadTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    const HeadResult result = read(bytes);
    QCOMPARE(result.status, HeadStatus::Refused);
    QTEST(result.refusedStatus, "status");
}

void RequestHeadTest::takesABodyOfAKnownLength()
{
    const HeadResult result = read("POST /whep HTTP/1.1\r\nContent-Length: 65536\r\n\r\nhello");
    QCOMPARE(result.status, HeadStatus::Complete);
    QCOMPARE(result.head.bodySize, qsizetype(65'536));
    QCOMPARE(result.head.size, qsizetype(46));
    QCOMPARE(read("POST /whep HTTP/1.1\r\nContent-Length: 0\r\n\r\n").head.bodySize, qsizetype(0));
    QCOMPARE(read("GET / HTTP/1.1\r\n\r\n").head.bodySize, qsizetype(0));
}

/// Browsers send those of all services on one machine, whatever their ports (RFC 6265 section 8.5).
void RequestHeadTest::forgetsCookies()
{
    const QByteArray cookie = "cOOkie: " + QByteArray(16'000, 'c') + "\r\n";
    const QByteArray bytes = headOf(16 * 1024).insert(16, cookie);
    for (const qsizetype cut : {qsizetype(1), qsizetype(9'000), bytes.size() - 1})
        QCOMPARE(read(bytes.first(cut)).status, HeadStatus::Incomplete);
    const HeadResult result = read(bytes);
    QCOMPARE(result.status, HeadStatus::Complete);
    QCOMPARE(result.head.size, bytes.size());
    QCOMPARE(result.head.fields.size(), size_t(3));
    QCOMPARE(result.head.field("cookie"), "");
}

void RequestHeadTest::findsWebSocketInAList_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("alone") << QByteArray("Upgrade: websocket\r\n") << true;
    QTest::newRow("odd case") << QByteArray("uPGRADE:WebSocket\r\n") << true;
    QTest::newRow("second") << QByteArray("Upgrade: h2c, websocket\r\n") << true;
    QTest::newRow("second field") << QByteArray("Upgrade: h2c\r\nUpgrade: websocket\r\n") << true;
    QTest::newRow("another") << QByteArray("Upgrade: websockets, h2c\r\n") << false;
    QTest::newRow("none") << QByteArray() << false;
}

void RequestHeadTest::findsWebSocketInAList()
{
    QFETCH(const QByteArray, fields);
    QTEST(read("GET / HTTP/1.1\r\n" + fields + "\r\n").head.wantsWebSocket(), "wanted");
}

void RequestHeadTest::takesWhatTheLimitsAllow()
{
    QByteArray fields;
    for (int i = 0; i < 64; ++i)
        fields += "X-" + QByteArray::number(i) + ": y\r\n";
    QCOMPARE(read("GET / HTTP/1.1\r\n" + fields + "\r\n").status, HeadStatus::Complete);
    QCOMPARE(read("GET / HTTP/1.1\r\nX: " + QByteArray(8'000, 'y') + "\r\n\r\n").status,
             HeadStatus::Complete);
    QCOMPARE(read("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").status, HeadStatus::Complete);
    QCOMPARE(read(headOf(16 * 1024)).status, HeadStatus::Complete);
}

QTEST_APPLESS_MAIN(RequestHeadTest)
#include "request_head_test.moc"
