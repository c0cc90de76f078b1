// Responses byte for byte: what a client parses, and the fields that keep a browser strict.
#include "http/http_response.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace lancast::net;

class HttpResponseTest : public QObject
{
    Q_OBJECT

private slots:
    void hasHeadAndBody();
    void tellsTheLengthToHead();
    void takesAnotherLength();
    void hasNoBodyIfNotModified();
    void closesOnlyWhereAsked();
    void hasADate();
    void headOfAnEndlessOneIsThatOfGet();
    void isAlwaysStrict();
    void endlessOnesHaveNoLength();
    void namesEveryStatusThatIsUsed();
};

void HttpResponseTest::hasHeadAndBody()
{
    const QByteArray bytes = serialize(plainResponse(404, "Gone."), Persistence::KeepAlive);
    QVERIFY(bytes.startsWith("HTTP/1.1 404 Not Found\r\n"));
    QVERIFY(bytes.contains("\r\nContent-Length: 6\r\n"));
    QVERIFY(bytes.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    QVERIFY(bytes.contains("\r\nCache-Control: no-store\r\n"));
    QVERIFY(bytes.endsWith("\r\n\r\nGone.\n"));
}

void HttpResponseTest::tellsTheLengthToHead()
{
    HttpResponse response = plainResponse(200, "ok");
    response.isHead = true;
    const QByteArray bytes = serialize(response, Persistence::KeepAlive);
    QVERIFY(bytes.contains("\r\nContent-Length: 3\r\n"));
    QVERIFY(bytes.endsWith("\r\n\r\n"));
}

void HttpResponseTest::takesAnotherLength()
{
    HttpResponse response;
    response.isHead = true;
    QVERIFY(serialize(response, Persistence::KeepAlive, 5'000'000'000)
                .contains("\r\nContent-Length: 5000000000\r\n"));
    QVERIFY(serialize(response, Persistence::KeepAlive, 0).contains("\r\nContent-Length: 0\r\n"));
}

void HttpResponseTest::hasNoBodyIfNotModified()
{
    HttpResponse response;
    response.status = 304;
    response.extraFields = {"ETag: \"x\""};
    const QByteArray bytes = serialize(response, Persistence::KeepAlive);
    QVERIFY(!bytes.contains("Content-Length"));
    QVERIFY(bytes.contains("\r\nETag: \"x\"\r\n"));
    QVERIFY(bytes.endsWith("\r\n\r\n"));
}

void HttpResponseTest::closesOnlyWhereAsked()
{
    QVERIFY(serialize({}, Persistence::Close).contains("\r\nConnection: close\r\n"));
    QVERIFY(!serialize({}, Persistence::KeepAlive).contains("Connection:"));
}

void HttpResponseTest::hasADate() // RFC 9110 section 5.6.7
{
    const QRegularExpression form(QStringLiteral(
        "\r\nDate: ([A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT)\r\n"));
    for (const QByteArray &bytes : {serialize({}, Persistence::Close), serialize({}, Persistence::KeepAlive),
                                    serializeEndlessHead("video/webm", Ending::Chunked)}) {
        const QRegularExpressionMatch match = form.match(QString::fromLatin1(bytes));
        QVERIFY(match.hasMatch());
        const QDateTime date = QDateTime::fromString(match.captured(1), Qt::RFC2822Date);
        QVERIFY(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }
}

void HttpResponseTest::headOfAnEndlessOneIsThatOfGet()
{
    HttpResponse response = plainResponse(200, {});
    response.contentType = "video/webm";
    response.hasLength = false;
    response.isHead = true;
    for (const Ending ending : {Ending::Chunked, Ending::Connection}) {
        response.ending = ending;
        const auto fieldsOf = [](const QByteArray &head) {
            QList<QByteArray> fields = head.split('\n');
            std::ranges::sort(fields);
            return fields;
        };
        QCOMPARE(fieldsOf(serialize(response, Persistence::Close)),
                 fieldsOf(serializeEndlessHead("video/webm", ending)));
    }
}

void HttpResponseTest::isAlwaysStrict()
{
    for (const QByteArray &bytes :
         {serialize({}, Persistence::Close), serialize(plainResponse(404, "x"), Persistence::Close),
          serializeEndlessHead("video/webm", Ending::Chunked)}) {
        QVERIFY(bytes.contains("\r\nContent-Security-Policy: default-src 'none'; script-src 'self';"));
        QVERIFY(bytes.contains("frame-ancestors 'none'\r\n"));
        QVERIFY(bytes.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        QVERIFY(bytes.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(bytes.contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n"));
        QVERIFY(!bytes.contains("unsafe"));
    }
}

void HttpResponseTest::endlessOnesHaveNoLength()
{
    const QByteArray bytes = serializeEndlessHead("video/webm", Ending::Connection);
    QVERIFY(bytes.startsWith("HTTP/1.1 200 OK\r\nDate: "));
    QVERIFY(bytes.contains(" GMT\r\nContent-Type: video/webm\r\n"));
    QVERIFY(!bytes.contains("Content-Length"));
    QVERIFY(bytes.contains("\r\nConnection: close\r\n"));
    QVERIFY(bytes.endsWith("\r\n\r\n"));
    QVERIFY(!bytes.contains("Transfer-Encoding"));
    QVERIFY(
        serializeEndlessHead("video/webm", Ending::Chunked).contains("\r\nTransfer-Encoding: chunked\r\n"));
}

void HttpResponseTest::namesEveryStatusThatIsUsed()
{
    for (const int status : {200, 206, 304, 400, 401, 404, 405, 413, 416, 426, 431, 503})
        QVERIFY2(reasonPhrase(status) != "Error", qPrintable(QString::number(status)));
}

QTEST_APPLESS_MAIN(HttpResponseTest)
#include "http_response_test.moc"
