// The words between a source and Icecast, down to single bytes.
#include "output/icecast/put_request.h"

#include <QTest>

using namespace lancast::icecast;
using Verdict = PutAnswer::Verdict;

class PutRequestTest final : public QObject
{
    Q_OBJECT

private slots:
    void asks();
    void readsAnswers_data();
    void readsAnswers();
    void readsAnswersByteByByte_data() { readsAnswers_data(); }
    void readsAnswersByteByByte();
    void readsNoMoreThanItsLimit();
    void findsLaterRefusals();
};

void PutRequestTest::asks()
{
    const auto target = readTarget(QStringLiteral("http://source:hackme@[fd00::7]:8010/live.webm")).target;
    const QByteArray request = putRequest(target);
    QVERIFY(request.startsWith("PUT /live.webm HTTP/1.1\r\nHost: [fd00::7]:8010\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n"));
    // RFC 7617: "source:hackme" in base64, as coreutils' base64 writes it.
    QVERIFY(request.contains("\r\nAuthorization: Basic c291cmNlOmhhY2ttZQ==\r\n"));
    QVERIFY(request.contains("\r\nContent-Type: video/webm\r\n"));
    QVERIFY(request.contains("\r\nExpect: 100-continue\r\n"));
}

void PutRequestTest::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isAccepted");
    QTest::addColumn<IcecastTrouble>("trouble");
    QTest::addColumn<QString>("detail");
    const auto none = IcecastTrouble::None;
    QTest::newRow("continue") << QByteArray("HTTP/1.1 100 Continue\r\nServer: Icecast 2.4.4\r\n\r\n") << true
                              << none << "";
    QTest::newRow("ok") << QByteArray("HTTP/1.0 200 OK\r\n\r\n") << true << none << "";
    QTest::newRow("bare line feeds") << QByteArray("HTTP/1.0 200 OK\n\n") << true << none << "";
    QTest::newRow("password")
        << QByteArray("HTTP/1.0 401 Authentication Required\r\nWWW-Authenticate: Basic\r\n\r\n") << false
        << IcecastTrouble::WrongPassword << "";
    QTest::newRow("mount") << QByteArray("HTTP/1.0 403 Forbidden\r\nContent-Type: text/html\r\n\r\n"
                                         "<html><body><b>Mountpoint in use</b></body></html>\r\n")
                           << false << IcecastTrouble::Refused << "Mountpoint in use";
    QTest::newRow("other") << QByteArray("HTTP/1.1 503 Busy\r\n\r\n") << false << IcecastTrouble::Refused
                           << "503 Busy";
    QTest::newRow("marks") << QByteArray("HTTP/1.1 403 No\r\n\r\n<b>a\xE2\x80\xAE\x07z</b>") << false
                           << IcecastTrouble::Refused << "az";
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n") << false << IcecastTrouble::NoIcecast << "";
    QTest::newRow("nothing") << QByteArray() << false << IcecastTrouble::NoIcecast << "";
    QTest::newRow("cut") << QByteArray("HTTP/1.1 10") << false << IcecastTrouble::NoIcecast << "";
}

void PutRequestTest::readsAnswers()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isAccepted);
    const PutAnswer read = readPutAnswer(answer, true);
    QCOMPARE(read.verdict, isAccepted ? Verdict::Accepted : Verdict::Refused);
    QFETCH(const IcecastTrouble, trouble);
    QCOMPARE(toString(read.trouble), toString(trouble));
    QTEST(read.detail, "detail");
}

/// However it is cut: nothing is judged too soon, and an acceptance is known at its last byte.
void PutRequestTest::readsAnswersByteByByte()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isAccepted);
    QFETCH(const IcecastTrouble, trouble);
    for (qsizetype size = 0; size < answer.size(); ++size) {
        const PutAnswer read = readPutAnswer(QByteArrayView(answer).first(size), false);
        if (read.verdict != Verdict::Incomplete)
            QVERIFY(read.trouble == trouble);
        QVERIFY(read.verdict != Verdict::Accepted);
    }
    if (isAccepted)
        QCOMPARE(readPutAnswer(answer, false).verdict, Verdict::Accepted);
}

void PutRequestTest::readsNoMoreThanItsLimit()
{
    const QByteArray endless = "HTTP/1.1 200 OK\r\n" + QByteArray(maxAnswerBytes, 'x');
    QCOMPARE(readPutAnswer(endless.first(maxAnswerBytes - 1), false).verdict, Verdict::Incomplete);
    QCOMPARE(readPutAnswer(endless, false).verdict, Verdict::Refused);
}

void PutRequestTest::findsLaterRefusals()
{
    QCOMPARE(readPutAnswer("HTTP/1.1 100 Continue\r\n\r\nHTTP", false).size, 25);
    QCOMPARE(laterRefusal({}), -1);
    QCOMPARE(laterRefusal("HTTP/1.0 403 Forbidden\r\n"), 0);
    QCOMPARE(laterRefusal("HTTP/1.0 403 Forb"), -1); // not yet
    QCOMPARE(laterRefusal("HTTP/1.0 200 OK\r\nServer: Icecast\r\n\r\n"), -1);
    QCOMPARE(laterRefusal("HTTP/1.0 200 OK\n\nHTTP/1.0 401 No\r\n\r\n"), 17);
    QCOMPARE(laterRefusal("<html>HTTP/1.0 403 Forbidden\r\n\r\n"), -1);
}

QTEST_APPLESS_MAIN(PutRequestTest)
#include "put_request_test.moc"
