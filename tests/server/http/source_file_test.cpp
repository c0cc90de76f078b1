// The host's video file: byte ranges (RFC 9110 section 14) by table, and over real connections.
#include "http/source_file.h"

#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>
#include <fcntl.h>

using namespace lancast::net;
using namespace lancast::test;

class SourceFileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRanges_data();
    void readsRanges();
    void servesRanges_data();
    void servesRanges();
    void servesAFileLargerThanAnyBuffer();
    void servesAnEmptyFile();
    void servesSeveralRangesOnOneConnection();
    void hasAPathThatCannotBeGuessed();
    void saysThatTheFileIsGone();
    void aDiskThatSleepsHoldsUpNobodyElse();
};

void SourceFileTest::readsRanges_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("isSatisfiable");
    QTest::addColumn<bool>("isPartial");
    const auto part = [](const char *field, qint64 first, qint64 length) {
        QTest::newRow(field) << QByteArray(field) << first << length << true << true;
    };
    const auto whole = [](const char *field) {
        QTest::newRow(field) << QByteArray(field) << qint64(0) << qint64(1'000) << true << false;
    };
    const auto none = [](const char *field) {
        QTest::newRow(field) << QByteArray(field) << qint64(-1) << qint64(-1) << false << false;
    };
    part("bytes=0-", 0, 1'000);
    part("bytes=0-0", 0, 1);
    part("bytes=0-499", 0, 500);
    part("bytes=500-999", 500, 500);
    part("bytes=999-", 999, 1);
    part("bytes=990-2000", 990, 10);
    part("bytes=1-99999999999999999999", 1, 999);
    part("bytes=-1", 999, 1);
    part("bytes=-1000", 0, 1'000);
    part("bytes=-5000", 0, 1'000);
    part("bytes=-99999999999999999999", 0, 1'000);
    none("bytes=1000-");
    none("bytes=1000-2000");
    none("bytes=99999999999999999999-");
    none("bytes=-0");
    whole("");
    whole("bytes");
    whole("bytes=");
    whole("bytes=-");
    whole("bytes=5-2");
    whole("bytes=0-1,5-6");
    whole("bytes=a-b");
    whole("bytes=0-5x");
    whole("bytes=+1-5");
    whole("bytes=--5");
    whole("bytes=-5-");
    whole("lines=0-5");
}

void SourceFileTest::readsRanges()
{
    QFETCH(const QByteArray, field);
    QFETCH(const bool, isSatisfiable);
    const ByteRange range = readRange(field, 1'000);
    QCOMPARE(range.isSatisfiable, isSatisfiable);
    if (!isSatisfiable)
        return;
    QTEST(range.first, "first");
    QTEST(range.length, "length");
    QTEST(range.isPartial, "isPartial");
}

void SourceFileTest::servesRanges_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("length");
    QTest::newRow("whole") << QByteArray() << 200 << qint64(0) << qint64(-1);
    QTest::newRow("beginning") << QByteArray("Range: bytes=0-99\r\n") << 206 << qint64(0) << qint64(100);
    QTest::newRow("middle") << QByteArray("Range: bytes=1000-1999\r\n") << 206 << qint64(1'000)
                            << qint64(1'000);
    QTest::newRow("tail") << QByteArray("Range: bytes=20000-\r\n") << 206 << qint64(20'000) << qint64(-1);
    QTest::newRow("behind the end") << QByteArray("Range: bytes=99999999-\r\n") << 416 << qint64(0)
                                    << qint64(0);
}

void SourceFileTest::servesRanges()
{
    QFETCH(const QByteArray, field);
    QFETCH(const qint64, first);
    QFETCH(const qint64, length);
    const QString path = QStringLiteral(LANCAST_TEST_DATA "/chromium.webm");
    const QByteArray content = fileContent(path);
    QVERIFY(content.size() > 21'000);
    TestRelay relay;
    const HttpAnswer answer = get(relay.port(), relay.server().setSourceFile(path).toLatin1(), field);
    QTEST(answer.status, "status");
    const QByteArray size = QByteArray::number(content.size());
    if (answer.status == 416) {
        QCOMPARE(answer.field("Content-Range"), "bytes */" + size);
        return;
    }
    QCOMPARE(answer.body, content.mid(first, length));
    QCOMPARE(answer.field("Content-Type"), "video/webm");
    QCOMPARE(answer.field("Accept-Ranges"), "bytes");
    const qint64 last = length < 0 ? content.size() - 1 : first + length - 1;
    const QByteArray range =
        "bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/' + size;
    QCOMPARE(answer.field("Content-Range"), answer.status == 206 ? range : QByteArray());
}

void SourceFileTest::servesAFileLargerThanAnyBuffer()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QByteArray content;
    for (int i = 0; i < 2'000'000; ++i)
        content.append(reinterpret_cast<const char *>(&i), sizeof i);
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.flush());
    TestRelay relay;
    const QByteArray path = relay.server().setSourceFile(file.fileName()).toLatin1();
    QVERIFY(get(relay.port(), path).body == content);
    QVERIFY(get(relay.port(), path, "Range: bytes=1000001-7000000\r\n").body ==
            content.mid(1'000'001, 6'000'000));
    const HttpAnswer head = ask(relay.port(), "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(head.field("Content-Length"), QByteArray::number(content.size()));
}

void SourceFileTest::servesAnEmptyFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    TestRelay relay;
    const QByteArray path = relay.server().setSourceFile(file.fileName()).toLatin1();
    QCOMPARE(get(relay.port(), path).status, 200);
    QCOMPARE(get(relay.port(), path, "Range: bytes=0-\r\n").status, 416);
}

void SourceFileTest::servesSeveralRangesOnOneConnection()
{
    const QString path = QStringLiteral(LANCAST_TEST_DATA "/chromium.webm");
    const QByteArray content = fileContent(path);
    TestRelay relay;
    const QByteArray urlPath = relay.server().setSourceFile(path).toLatin1();
    RawSocket socket(relay.port());
    socket.send("GET " + urlPath + " HTTP/1.1\r\nHost: localhost\r\nRange: bytes=5-9\r\n\r\nGET " + urlPath +
                " HTTP/1.1\r\nHost: localhost\r\nRange: bytes=100-\r\n\r\n");
    QByteArray bytes;
    HttpAnswer first;
    HttpAnswer second;
    QTRY_VERIFY((bytes = socket.received(), first = takeAnswer(bytes), second = takeAnswer(bytes)).status !=
                0);
    QCOMPARE(first.body, content.mid(5, 5));
    QCOMPARE(second.body, content.mid(100));
}

void SourceFileTest::hasAPathThatCannotBeGuessed()
{
    TestRelay relay;
    const QString path = QStringLiteral(LANCAST_TEST_DATA "/chromium.webm");
    const QByteArray first = relay.server().setSourceFile(path).toLatin1();
    const QByteArray second = relay.server().setSourceFile(path).toLatin1();
    QVERIFY(first.startsWith("/source/"));
    QVERIFY(first.size() >= 8 + 43); // 32 bytes as base64
    QVERIFY(first != second);
    QCOMPARE(get(relay.port(), first).status, 404);
    QCOMPARE(get(relay.port(), second).status, 200);
    QCOMPARE(get(relay.port(), "/source/").status, 404);
    QCOMPARE(relay.server().setSourceFile({}), QString());
    QCOMPARE(get(relay.port(), second).status, 404);
    QCOMPARE(get(relay.port(), "/source/").status, 404);
}

void SourceFileTest::saysThatTheFileIsGone()
{
    TestRelay relay;
    const QByteArray path = relay.server().setSourceFile(QStringLiteral("/nowhere/film.webm")).toLatin1();
    const HttpAnswer answer = get(relay.port(), path);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, "The file is not there any more.\n");
}

/// To open a file that another process has leased takes the kernel a while, as with a disk that has to spin
/// up.
void SourceFileTest::aDiskThatSleepsHoldsUpNobodyElse()
{
    QTemporaryFile file;
    QVERIFY(file.open() && file.write("film") == 4 && file.flush());
    std::signal(SIGIO, SIG_IGN); // by which the kernel asks for the lease
    if (fcntl(file.handle(), F_SETLEASE, F_WRLCK) != 0)
        QSKIP("This file system knows no leases.");
    TestRelay relay;
    QElapsedTimer waited;
    waited.start();
    RawSocket player(relay.port());
    player.send("GET " + relay.server().setSourceFile(file.fileName()).toLatin1() +
                " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(fcntl(file.handle(), F_GETLEASE) != F_WRLCK); // the relay asks for the file
    QCOMPARE(get(relay.port(), "/healthz").status, 200);
    QVERIFY2(waited.elapsed() < 10'000, "the kernel takes a lease away after 45 s");
    QCOMPARE(player.received(), QByteArray());
    QCOMPARE(fcntl(file.handle(), F_SETLEASE, F_UNLCK), 0);
    QTRY_VERIFY(player.received().endsWith("film"));
}

QTEST_GUILESS_MAIN(SourceFileTest)
#include "source_file_test.moc"
