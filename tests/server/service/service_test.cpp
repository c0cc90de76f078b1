// lancast-server as systemd runs it: what it tells, what SIGHUP changes, how SIGTERM ends it.
#include "tls/certificate.h"

#include "tests/server/service/server_program.h"
#include "tests/support/net_recording.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <csignal>
#include <ctime>
#include <memory>
#include <vector>

using namespace lancast;
using namespace lancast::test;

namespace {

const QByteArray liveRequest = "GET /live.webm HTTP/1.0\r\nHost: localhost\r\n\r\n";

const QStringList replay{QStringLiteral("--replay"), QStringLiteral(LANCAST_TEST_DATA "/chromium.webm")};

/// A megabyte a second, of it a whole one at once for who joins: more than the kernel keeps for a player.
QByteArray heavyFilm()
{
    NumberedRecording recording(100'000, 20, 100);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < 60)
        bytes += recording.nextPiece();
    return bytes;
}

/// What the server shows to who connects now.
QByteArray shownCertificate(quint16 port)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    (void)QTest::qWaitFor([&socket] { return socket.isEncrypted(); }, 10'000);
    return socket.peerCertificate().toPem();
}

} // namespace

class ServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsSystemd();
    void showsSignsOfLife();
    void leavesSignsOfLifeToWhomTheyAreMeant();
    void reloadsLimits();
    void keepsLimitsAtABadFile();
    void refusesToStartWithABadFile();
    void reloadsTheCertificate();
    void marksLinesForTheJournal();
    void drainsBesideStalledPlayers();
};

void ServiceTest::tellsSystemd()
{
    Server server;
    NotifySocket systemd(server.path(QStringLiteral("notify")));
    server.setVariable(QStringLiteral("NOTIFY_SOCKET"), server.path(QStringLiteral("notify")));
    server.start({});
    QTRY_COMPARE(systemd.count("READY=1"), 1);
    const QByteArray status =
        "STATUS=The stream is waiting, 0 watching, port " + QByteArray::number(server.port());
    QCOMPARE(systemd.told(), (QList<QList<QByteArray>>{{"READY=1", status}}));

    timespec before{};
    ::clock_gettime(CLOCK_MONOTONIC, &before);
    server.signal(SIGHUP);
    QTRY_COMPARE(systemd.count("READY=1"), 2);
    QCOMPARE(systemd.told().size(), 3);
    const QList<QByteArray> reloading = systemd.told()[1];
    QCOMPARE(reloading.size(), 2);
    QCOMPARE(reloading[0], "RELOADING=1");
    QVERIFY(reloading[1].startsWith("MONOTONIC_USEC="));
    const qint64 told = reloading[1].mid(15).toLongLong();
    const qint64 asked = qint64(before.tv_sec) * 1'000'000 + before.tv_nsec / 1'000;
    QVERIFY(told >= asked && told < asked + 10'000'000);

    server.signal(SIGTERM);
    QTRY_COMPARE(systemd.count("STOPPING=1"), 1);
    QTRY_COMPARE(server.process().state(), QProcess::NotRunning);
    QCOMPARE(server.process().exitCode(), 0);
    QCOMPARE(systemd.count("WATCHDOG=1"), 0); // nobody asked for it
}

void ServiceTest::showsSignsOfLife()
{
    Server server;
    NotifySocket systemd(server.path(QStringLiteral("notify")));
    server.setVariable(QStringLiteral("NOTIFY_SOCKET"), server.path(QStringLiteral("notify")));
    server.setVariable(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("400000"));
    server.start({});
    QElapsedTimer time;
    time.start();
    QTRY_VERIFY(systemd.count("WATCHDOG=1") >= 4);
    QVERIFY2(time.elapsed() < 4 * 400, "slower than systemd would wait");
    QVERIFY2(time.elapsed() >= 3 * 150, "faster than there is any need");
}

void ServiceTest::leavesSignsOfLifeToWhomTheyAreMeant()
{
    Server server;
    NotifySocket systemd(server.path(QStringLiteral("notify")));
    server.setVariable(QStringLiteral("NOTIFY_SOCKET"), server.path(QStringLiteral("notify")));
    server.setVariable(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("20000"));
    server.setVariable(QStringLiteral("WATCHDOG_PID"), QString::number(QCoreApplication::applicationPid()));
    server.start(replay);
    QTRY_VERIFY(systemd.told().size() > 1); // the status has changed: time enough for many
    QCOMPARE(systemd.count("WATCHDOG=1"), 0);
}

void ServiceTest::reloadsLimits()
{
    Server server;
    const QString limits = server.path(QStringLiteral("limits"));
    writeFile(limits, "max-viewers = 1\n");
    server.start(replay + QStringList{QStringLiteral("--limits"), limits, QStringLiteral("--max-viewers"),
                                      QStringLiteral("2")});
    QTRY_COMPARE(server.state(), QStringLiteral("live"));
    RawSocket first(server.port());
    first.send(liveRequest);
    QTRY_VERIFY(first.received().contains(" 200 OK"));
    QCOMPARE(get(server.port(), "/live.webm").status, 503);

    writeFile(limits, "max-connections-per-address = 5\n"); // of viewers nothing: two, as it was started
    server.signal(SIGHUP);
    QTRY_VERIFY(server.log().contains("Limits: viewers 2, connections 1024, of one address 5\n"));
    RawSocket second(server.port());
    second.send(liveRequest);
    QTRY_VERIFY(second.received().contains(" 200 OK"));
    QCOMPARE(get(server.port(), "/live.webm").status, 503);
    QVERIFY(!first.isClosed());

    std::vector<std::unique_ptr<RawSocket>> others;
    for (int i = 0; i < 4; ++i) {
        others.push_back(std::make_unique<RawSocket>(server.port()));
        others.back()->send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
    }
    QTRY_VERIFY(std::ranges::any_of(others, [](const auto &other) { return other->isClosed(); }));
}

void ServiceTest::keepsLimitsAtABadFile()
{
    Server server;
    const QString limits = server.path(QStringLiteral("limits"));
    writeFile(limits, "max-viewers = 1\n");
    server.start(replay + QStringList{QStringLiteral("--limits"), limits});
    QTRY_COMPARE(server.state(), QStringLiteral("live"));
    writeFile(limits, "max-viewers = 5\nmax-viewer = 5\n");
    server.signal(SIGHUP);
    QTRY_VERIFY(server.log().contains("Line 2: There is no limit \"max-viewer\". The old limits go on.\n"));
    QVERIFY(server.log().contains("warning lancast.relay: The limits in \""));
    RawSocket first(server.port());
    first.send(liveRequest);
    QTRY_VERIFY(first.received().contains(" 200 OK"));
    QCOMPARE(get(server.port(), "/live.webm").status, 503);
}

void ServiceTest::refusesToStartWithABadFile()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("limits")), "max-viewers = -1\n");
    QProcess process;
    process.start(QStringLiteral(LANCAST_SERVER),
                  {QStringLiteral("--limits"), folder.filePath(QStringLiteral("limits"))});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("Line 1: max-viewers takes a number from 0 to 1000000."));
}

void ServiceTest::reloadsTheCertificate()
{
    Server server;
    const QString certificateFile = server.path(QStringLiteral("cert.pem"));
    const QString keyFile = server.path(QStringLiteral("key.pem"));
    const auto install = [&](const net::PemPair &pair) {
        writeFile(certificateFile, pair.certificate);
        writeFile(keyFile, pair.key);
    };
    const auto make = [] {
        return net::makeCertificate({QStringLiteral("studio.local")},
                                    {QHostAddress(QHostAddress::LocalHost)});
    };
    const net::PemPair first = make();
    const net::PemPair second = make();
    const auto shows = [&server](const net::PemPair &pair) {
        return shownCertificate(server.port()) == QSslCertificate(pair.certificate).toPem();
    };
    install(first);
    server.start({QStringLiteral("--cert"), certificateFile, QStringLiteral("--key"), keyFile});
    QVERIFY(shows(first));
    install({second.certificate, first.key});
    server.signal(SIGHUP);
    QTRY_VERIFY(server.log().contains("do not belong together"));
    QVERIFY(server.log().contains("The old certificate goes on.\n"));
    QVERIFY(shows(first));
    install(second);
    server.signal(SIGHUP);
    QTRY_VERIFY(shows(second));
}

void ServiceTest::marksLinesForTheJournal()
{
    QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("log"));
    const QString run = QStringLiteral(
        "exec 2>\"$1\"; export JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2); shift; exec \"$@\"");
    QProcess process;
    process.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"), run, QStringLiteral("sh"), log, QStringLiteral(LANCAST_SERVER),
                   QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                   QStringLiteral("0")});
    const auto content = [&log] {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(content().startsWith("<6>info lancast.relay: Watch at http://"));
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
}

void ServiceTest::drainsBesideStalledPlayers()
{
    constexpr int stalledPlayers = 200;
    Server server;
    const QString film = server.path(QStringLiteral("film.webm"));
    writeFile(film, heavyFilm());
    server.start({QStringLiteral("--replay"), film, QStringLiteral("--max-connections-per-address"),
                  QStringLiteral("400")});
    QTRY_COMPARE(server.state(), QStringLiteral("live"));
    std::vector<std::unique_ptr<RawSocket>> stalled;
    for (int i = 0; i < stalledPlayers; ++i) {
        stalled.push_back(std::make_unique<RawSocket>(server.port()));
        stalled.back()->pause();
        stalled.back()->send(liveRequest);
    }
    RawSocket healthy(server.port());
    healthy.send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(healthy.received().size() > 50'000);
    QTRY_COMPARE(server.playersWithAQueue(), stalledPlayers);
    QElapsedTimer time;
    time.start();
    server.signal(SIGTERM);
    QTRY_COMPARE(server.process().state(), QProcess::NotRunning);
    const qint64 elapsed = time.elapsed();
    QVERIFY2(elapsed <= 1'000, qPrintable(QString::number(elapsed)));
    QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.process().exitCode(), 0);
    QTRY_VERIFY(healthy.isClosed());
    QVERIFY(healthy.received().endsWith("\r\n0\r\n\r\n")); // its last part, and the word that it was
}

QTEST_GUILESS_MAIN(ServiceTest)
#include "service_test.moc"
