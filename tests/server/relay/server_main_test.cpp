// The lancast-server program from outside: words, exit codes, signals.
#include "tests/support/net_socket.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace lancast::test;

namespace {

struct Result
{
    int exitCode = -1;
    QString output;
    QString errors;
};

const QString program = QStringLiteral(LANCAST_SERVER);

Result run(const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(10'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

quint16 readyPort(const QString &readyFile)
{
    QFile file(readyFile);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return quint16(QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("port")).toInt());
}

} // namespace

class ServerMainTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsItsVersion();
    void explainsItself();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void refusesToReplayWhatIsNoWebm();
    void refusesToRecordWhereItCannot();
    void saysThatThePortIsTaken();
    void printsLinksForPeopleAlone();
    void namesTheAddressBehindAProxy();
    void runsWithoutStandardStreams_data();
    void runsWithoutStandardStreams();
    void outlivesTheReaderOfItsLog();
    void waitsForNoReaderOfItsLog();
    void endsOnASignal_data();
    void endsOnASignal();
};

void ServerMainTest::tellsItsVersion()
{
    const Result result = run({QStringLiteral("--version")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, QStringLiteral("lancast-server " LANCAST_VERSION "\n"));
}

void ServerMainTest::explainsItself()
{
    const Result result = run({QStringLiteral("--help")});
    QCOMPARE(result.exitCode, 0);
    for (const char *option : {"--port", "--bind", "--publish-token", "--max-viewers", "--ready-file",
                               "--replay", "--shards", "--log-level", "--version", "--help"})
        QVERIFY2(result.output.contains(QLatin1String(option)), option);
}

void ServerMainTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const QString &arguments, const QString &named) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(QLatin1Char(' ')) << named;
    };
    row(QStringLiteral("--unheard-of"), QStringLiteral("unheard-of"));
    row(QStringLiteral("--port 70000"), QStringLiteral("70000"));
    row(QStringLiteral("--port"), QStringLiteral("port"));
    row(QStringLiteral("--bind nowhere"), QStringLiteral("nowhere"));
    row(QStringLiteral("--max-viewers -3"), QStringLiteral("-3"));
    row(QStringLiteral("--publish-token x"), QStringLiteral("--publish-token"));
    row(QStringLiteral("--log-level loud"), QStringLiteral("loud"));
    row(QStringLiteral("--replay /nowhere/film.webm"), QStringLiteral("/nowhere/film.webm"));
    row(QStringLiteral("--replay /"), QStringLiteral("\"/\""));
    row(QStringLiteral("film.webm"), QStringLiteral("film.webm"));
}

void ServerMainTest::refusesWrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Result result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains(named), qPrintable(result.errors));
    QVERIFY(result.errors.startsWith(QStringLiteral("lancast-server: ")));
    QCOMPARE(result.errors.count(QLatin1Char('\n')), 1);
}

void ServerMainTest::refusesToReplayWhatIsNoWebm()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("notes.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no film at all");
    file.close();
    const Result result =
        run({QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
             QStringLiteral("0"), QStringLiteral("--replay"), file.fileName()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains(file.fileName()), qPrintable(result.errors));
}

void ServerMainTest::refusesToRecordWhereItCannot()
{
    for (const QString &folder : {QStringLiteral("/proc/nowhere"), QStringLiteral("/dev/null")}) {
        const Result result =
            run({QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                 QStringLiteral("0"), QStringLiteral("--record"), folder});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains(QStringLiteral("Cannot record to \"%1\": ").arg(folder)),
                 qPrintable(result.errors));
    }
}

void ServerMainTest::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString port = QString::number(other.serverPort());
    const Result result =
        run({QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"), port});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains(QStringLiteral("Port %1 is in use").arg(port)),
             qPrintable(result.errors));
    QVERIFY2(result.errors.contains(QStringLiteral("use --port ")), qPrintable(result.errors));
}

void ServerMainTest::printsLinksForPeopleAlone()
{
    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.start(program, {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                            QStringLiteral("0"), QStringLiteral("--ready-file"), readyFile,
                            QStringLiteral("--passcode"), QStringLiteral("open-sesame"),
                            QStringLiteral("--log-level"), QStringLiteral("debug")});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QFile file(readyFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject ready = QJsonDocument::fromJson(file.readAll()).object();
    const QString key = ready.value(QLatin1String("viewKey")).toString();
    QCOMPARE(key.size(), 43);
    QByteArray output;
    const QString links =
        QStringLiteral("Publish at http://127.0.0.1:%1/publish#token=%2\nShare http://127.0.0.1:%1/#key=%3\n")
            .arg(readyPort(readyFile))
            .arg(ready.value(QLatin1String("publishToken")).toString(), key);
    QTRY_COMPARE(output += process.readAllStandardOutput(), links.toLatin1());
    QCOMPARE(get(readyPort(readyFile), "/live.webm").status, 401);
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    const QByteArray log = process.readAllStandardError();
    QVERIFY2(log.contains("Watch at http://127.0.0.1"), log.constData());
    for (const QString &secret :
         {key, QStringLiteral("open-sesame"), ready.value(QLatin1String("publishToken")).toString()})
        QVERIFY2(!log.contains(secret.toLatin1()), log.constData());
}

void ServerMainTest::namesTheAddressBehindAProxy()
{
    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.start(program, {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                            QStringLiteral("0"), QStringLiteral("--ready-file"), readyFile,
                            QStringLiteral("--passcode"), QStringLiteral("open-sesame"),
                            QStringLiteral("--trust-proxy"), QStringLiteral("127.0.0.1"),
                            QStringLiteral("--allow-host"), QStringLiteral("live.example.org")});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QFile file(readyFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray key = QJsonDocument::fromJson(file.readAll())
                               .object()
                               .value(QLatin1String("viewKey"))
                               .toString()
                               .toLatin1();
    QByteArray output;
    QTRY_VERIFY((output += process.readAllStandardOutput())
                    .contains("\nShare https://live.example.org/#key=" + key + '\n'));
    QByteArray log;
    QTRY_VERIFY((log += process.readAllStandardError()).contains(" at https://live.example.org/\n"));
}

void ServerMainTest::runsWithoutStandardStreams_data()
{
    QTest::addColumn<QString>("closed");
    for (const char *closed : {"2>&-", "1>&- 2>&-", "0<&- 2>&-", "0<&- 1>&- 2>&-"})
        QTest::newRow(closed) << QString::fromLatin1(closed);
}

void ServerMainTest::runsWithoutStandardStreams()
{
    QFETCH(const QString, closed);
    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("exec \"$0\" --bind 127.0.0.1 --port 0 --ready-file \"$1\" ") + closed,
                   program, readyFile});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QCOMPARE(get(readyPort(readyFile), "/healthz").body, "ok\n");
    const QString errors = QStringLiteral("/proc/%1/fd/2").arg(process.processId());
    QCOMPARE(QFile::symLinkTarget(errors), QStringLiteral("/dev/null"));
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
}

void ServerMainTest::outlivesTheReaderOfItsLog()
{
    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    // "true" takes nothing and is gone before the first line.
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("mkfifo \"$2\"; true <\"$2\" & exec >\"$2\" 2>&1; wait; "
                                  "exec \"$0\" --bind 127.0.0.1 --port 0 --ready-file \"$1\""),
                   program, readyFile, folder.filePath(QStringLiteral("log"))});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QCOMPARE(get(readyPort(readyFile), "/healthz").body, "ok\n");
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void ServerMainTest::waitsForNoReaderOfItsLog()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    const int flags = ::fcntl(ends[1], F_GETFL);
    QVERIFY(::fcntl(ends[1], F_SETFL, flags | O_NONBLOCK) == 0);
    const QByteArray filling(4096, 'x');
    while (::write(ends[1], filling.constData(), size_t(filling.size())) > 0)
        continue;
    QVERIFY(::fcntl(ends[1], F_SETFL, flags) == 0);

    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.setChildProcessModifier([log = ends[1]] { ::dup2(log, STDERR_FILENO); });
    process.start(program, {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                            QStringLiteral("0"), QStringLiteral("--ready-file"), readyFile});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QCOMPARE(get(readyPort(readyFile), "/healthz").body, "ok\n");
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
    for (const int end : ends)
        ::close(end);
}

void ServerMainTest::endsOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ServerMainTest::endsOnASignal()
{
    QFETCH(const int, signal);
    QTemporaryDir folder;
    const QString readyFile = folder.filePath(QStringLiteral("ready.json"));
    QProcess process;
    process.start(program, {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                            QStringLiteral("0"), QStringLiteral("--ready-file"), readyFile,
                            QStringLiteral("--replay"), QStringLiteral(LANCAST_TEST_DATA "/chromium.webm")});
    QTRY_VERIFY_WITH_TIMEOUT(readyPort(readyFile) != 0, 10'000);
    QCOMPARE(get(readyPort(readyFile), "/healthz").body, "ok\n");
    RawSocket player(readyPort(readyFile));
    player.send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(player.received().contains("video/webm") || player.received().contains(" 503 "));
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QVERIFY(clock.elapsed() < 3'000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QTRY_VERIFY(player.isClosed());
}

QTEST_GUILESS_MAIN(ServerMainTest)
#include "server_main_test.moc"
