// Which answers a browser lets pages of other sites have.
#include "http/embedding.h"
#include "http/origin_policy.h"

#include <QTest>

using namespace lancast::net;

namespace {

Embedding allowed(const QStringList &sites)
{
    Embedding embedding;
    for (const QString &site : sites) {
        if (!embedding.add(site))
            qFatal("%s", qPrintable(site));
    }
    return embedding;
}

RequestHead request(const QByteArray &target, const QByteArray &fields = {})
{
    return readRequestHead("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n", {}).head;
}

/// The bytes that tell the browser.
QByteArray answer(const Embedding &embedding, const RequestHead &head)
{
    HttpResponse response;
    response.sharing = embedding.sharingFor(head);
    return serialize(response, Persistence::KeepAlive);
}

const QStringList site{QStringLiteral("https://example.org"), QStringLiteral("http://[::1]:3000")};
constexpr char strictFrame[] = "frame-ancestors 'none'\r\n";
constexpr char strictResource[] = "Cross-Origin-Resource-Policy: same-origin\r\n";

} // namespace

class EmbeddingTest : public QObject
{
    Q_OBJECT

private slots:
    void isOffByDefault();
    void theEmbeddedPageNamesTheSites_data();
    void takesOriginsAlone_data();
    void takesOriginsAlone();
    void theEmbeddedPageNamesTheSites();
    void nothingElseMayBeFramed_data();
    void nothingElseMayBeFramed();
    void videoIsForTheSitesAlone_data();
    void videoIsForTheSitesAlone();
    void everybody();
    void letsItsOriginsReadTheVideoAlone();
};

void EmbeddingTest::isOffByDefault()
{
    for (const char *target : {"/?embed=1", "/icecast?embed=1", "/live.webm"}) {
        const QByteArray bytes = answer({}, request(target, "Referer: https://example.org/\r\n"));
        QVERIFY(bytes.contains(strictFrame) && bytes.contains(strictResource));
        QVERIFY(!bytes.contains("Access-Control"));
    }
}

void EmbeddingTest::theEmbeddedPageNamesTheSites_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/?embed=1", "/icecast?embed=1"})
        QTest::newRow(target) << QByteArray(target);
}

void EmbeddingTest::takesOriginsAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "example.org", "ftp://example.org", "https://", "https://example.org/page",
          "https://example.org?x", "https://a@example.org", "https://*.example.org", "https://example.org:0",
          "https://example.org:65536", "https://1.2.3", "https://1", "https://0x7f.0.0.1", "https://a b"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void EmbeddingTest::takesOriginsAlone()
{
    QFETCH(QString, text);
    Embedding embedding;
    QVERIFY(!embedding.add(text));
    QVERIFY(embedding.add(QStringLiteral("https://1.2.3.4:8443")));
    QCOMPARE(embedding.origins(), QStringList{QStringLiteral("https://1.2.3.4:8443")});
}

void EmbeddingTest::theEmbeddedPageNamesTheSites()
{
    QFETCH(QByteArray, target);
    const QByteArray bytes = answer(allowed(site), request(target));
    QVERIFY(bytes.contains("; frame-ancestors https://example.org http://[::1]:3000\r\n"));
    QVERIFY(bytes.contains("Cross-Origin-Resource-Policy: cross-origin\r\n"));
}

void EmbeddingTest::nothingElseMayBeFramed_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/", "/?embed=0", "/?embed", "/publish?embed=1", "/viewer/index.html?embed=1",
                               "/live.webm?embed=1", "/api/status?embed=1", "/viewer/main.js?embed=1",
                               "/icecast", "/icecast?embed=0", "/icecast/?embed=1", "/api/icecast?embed=1"})
        QTest::newRow(target) << QByteArray(target);
}

void EmbeddingTest::nothingElseMayBeFramed()
{
    QFETCH(QByteArray, target);
    const QByteArray bytes = answer(allowed({QStringLiteral("*")}), request(target));
    QVERIFY(bytes.contains(strictFrame));
}

void EmbeddingTest::videoIsForTheSitesAlone_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("isShared");
    QTest::addColumn<QByteArray>("readableBy");
    const auto row = [](const char *fields, bool isShared, const char *readableBy) {
        QTest::newRow(fields) << QByteArray(fields) << isShared << QByteArray(readableBy);
    };
    row("Origin: https://example.org\r\n", true, "https://example.org");
    row("Origin: http://[::1]:3000\r\nReferer: http://[::1]:3000/a\r\n", true, "http://[::1]:3000");
    row("Referer: https://example.org/\r\n", true, "");
    row("Referer: https://example.org:443/page?x\r\n", true, "");
    row("", false, "");
    row("Origin: https://evil.example\r\n", false, "");
    row("Origin: https://evil.example\r\nReferer: https://example.org/\r\n", false, "");
    row("Origin: null\r\nReferer: https://example.org/\r\n", false, "");
    row("Referer: https://evil.example/https://example.org\r\n", false, "");
    row("Referer: https://example.org.evil.example/\r\n", false, "");
    row("Referer: https://example.org@evil.example/\r\n", false, "");
    row("Referer: http://example.org/\r\n", false, "");
    row("Referer: https://example.org:8443/\r\n", false, "");
    row("Referer: nonsense\r\n", false, "");
    row("Origin: *\r\n", false, "");
}

void EmbeddingTest::videoIsForTheSitesAlone()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, isShared);
    QFETCH(QByteArray, readableBy);
    const RequestHead head = request("/live.webm", fields);
    for (const QByteArray &bytes :
         {answer(allowed(site), head),
          serializeEndlessHead("video/webm", Ending::Chunked, allowed(site).sharingFor(head))}) {
        QVERIFY(bytes.contains(isShared ? "Cross-Origin-Resource-Policy: cross-origin\r\n" : strictResource));
        QVERIFY(bytes.contains("\r\nVary: Origin, Referer\r\n"));
        QCOMPARE(bytes.count("Access-Control-Allow-Origin"), readableBy.isEmpty() ? 0 : 1);
        if (!readableBy.isEmpty())
            QVERIFY(bytes.contains("\r\nAccess-Control-Allow-Origin: " + readableBy + "\r\n"));
    }
}

void EmbeddingTest::everybody()
{
    const Embedding all = allowed({QStringLiteral("*"), QStringLiteral("https://example.org")});
    QVERIFY(answer(all, request("/?embed=1")).contains("frame-ancestors *\r\n"));
    QVERIFY(answer(all, request("/live.webm")).contains("Resource-Policy: cross-origin\r\n"));
    QVERIFY(answer(all, request("/live.webm", "Origin: null\r\n")).contains("Allow-Origin: null\r\n"));
}

void EmbeddingTest::letsItsOriginsReadTheVideoAlone()
{
    OriginPolicy policy(QStringLiteral("tv"), {});
    policy.setEmbedding(allowed(site));
    const auto statusOf = [&policy](const QByteArray &target, const QByteArray &origin) {
        const auto refusal = policy.refusal(request(target, "Origin: " + origin + "\r\n"));
        return refusal ? refusal->status : 200;
    };
    QCOMPARE(statusOf("/live.webm", "https://example.org"), 200);
    QCOMPARE(statusOf("/live.webm", "https://evil.example"), 403);
    for (const char *target : {"/", "/?embed=1", "/watch/blob", "/api/status", "/rewind", "/publish/blob"})
        QCOMPARE(statusOf(target, "https://example.org"), 403);
}

QTEST_GUILESS_MAIN(EmbeddingTest)
#include "embedding_test.moc"
