#include "host/relay_host.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 10'000; // milliseconds

net::RelayOptions onLoopback(quint16 port = 0)
{
    net::RelayOptions options;
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.port = port;
    return options;
}

bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(patience);
}

/// Free a moment ago, which is as good as it gets.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHost)) ? server.serverPort() : 0;
}

/// Somebody who watches: both channels of a page.
struct Guest
{
    explicit Guest(quint16 port)
    {
        open(blob, port, "/watch/blob");
        open(chunk, port, "/watch/chunk");
    }

    static void open(QTcpSocket &socket, quint16 port, const QByteArray &path)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        socket.write("GET " + path +
                     "?session=viewer-01 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                     "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Protocol: lancast.v1\r\n\r\n");
    }

    QTcpSocket blob;
    QTcpSocket chunk;
};

/// A relay, and what it has told: queued into this thread, as the application gets it.
struct Desk
{
    Desk()
    {
        const RelayWorker *relay = &host.events();
        QObject::connect(relay, &RelayWorker::started, &context,
                         [this](const RelayAddress &address) { started.append(address); });
        QObject::connect(relay, &RelayWorker::addressChanged, &context,
                         [this](const RelayAddress &address) { changed.append(address); });
        QObject::connect(relay, &RelayWorker::failed, &context,
                         [this](const QString &reason) { failed.append(reason); });
        QObject::connect(relay, &RelayWorker::wishedPortStillTaken, &context, [this] { ++stillTaken; });
        QObject::connect(relay, &RelayWorker::statusChanged, &context,
                         [this](const net::StatusSnapshot &status) {
                             ++statuses;
                             viewers = status.viewers;
                         });
    }

    QObject context;
    RelayHost host;
    QList<RelayAddress> started;
    QList<RelayAddress> changed;
    QStringList failed;
    int stillTaken = 0;
    int statuses = 0;
    qint64 viewers = 0;
};

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

} // namespace

class RelayHostTest : public QObject
{
    Q_OBJECT

private slots:
    void itListensAndTellsItsStatus()
    {
        Desk desk;
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        const RelayAddress address = desk.started[0];
        QVERIFY(address.port != 0);
        QCOMPARE(address.wishedPort, address.port);
        QVERIFY(address.publishToken.size() >= 32);
        QVERIFY(answers(address.port));
        WAIT_FOR(desk.statuses > 0);
    }

    void aTakenPortGivesAnotherOneAndTheWishedOneLater()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        const quint16 wished = other.serverPort();
        Desk desk;
        desk.host.start(onLoopback(wished));
        WAIT_FOR(desk.started.size() == 1);
        const RelayAddress first = desk.started[0];
        QVERIFY(first.port != wished);
        QCOMPARE(first.wishedPort, wished);
        desk.host.post(
            [](net::RelayServer &relay) { relay.room().guests().setPasscode(QStringLiteral("482913")); });
        WAIT_FOR(desk.changed.size() == 1);

        desk.host.tryWishedPort();
        WAIT_FOR(desk.stillTaken == 1);
        QVERIFY(answers(first.port));

        other.close();
        desk.host.tryWishedPort();
        WAIT_FOR(desk.started.size() == 2);
        const RelayAddress second = desk.started[1];
        QCOMPARE(second.port, wished);
        QVERIFY(answers(second.port));
        // What was handed out before still opens, and nothing else does.
        QCOMPARE(second.publishToken, first.publishToken);
        QCOMPARE(second.viewKey, desk.changed[0].viewKey);
    }

    void commandsReachTheRelayInItsThread()
    {
        Desk desk;
        desk.host.post([](net::RelayServer &relay) {
            relay.room().guests().setPasscode(QStringLiteral("lost"));
        }); // nobody is there yet
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        QCOMPARE(desk.started[0].viewKey, QByteArray());

        desk.host.post(
            [](net::RelayServer &relay) { relay.room().guests().setPasscode(QStringLiteral("482913")); });
        WAIT_FOR(desk.changed.size() == 1);
        const QByteArray key = desk.changed[0].viewKey;
        QVERIFY(key.size() >= 32);
        desk.host.post([](net::RelayServer &relay) { relay.room().guests().renewViewKey(); });
        WAIT_FOR(desk.changed.size() == 2);
        QVERIFY(!desk.changed[1].viewKey.isEmpty());
        QVERIFY(desk.changed[1].viewKey != key);
        desk.host.post(
            [](net::RelayServer &relay) { relay.room().viewers().setMaxViewers(5); }); // changes no link
        desk.host.post([](net::RelayServer &relay) { relay.room().guests().setPasscode(QString()); });
        WAIT_FOR(desk.changed.size() == 3);
        QCOMPARE(desk.changed[2].viewKey, QByteArray());
    }

    void itListensInAnotherWayWhileSomebodyWatches()
    {
        QTemporaryDir folder;
        Desk desk;
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        const RelayAddress first = desk.started[0];
        desk.host.post(
            [](net::RelayServer &relay) { relay.room().guests().setPasscode(QStringLiteral("482913")); });
        WAIT_FOR(desk.changed.size() == 1);
        desk.host.post([](net::RelayServer &relay) { relay.room().guests().setPasscode(QString()); });
        WAIT_FOR(desk.changed.size() == 2);
        const Guest guest(first.port);
        WAIT_FOR(desk.viewers == 1);

        net::RelayOptions options = onLoopback(freePort());
        options.tls = {true, {}, {}, folder.filePath(QStringLiteral("data"))};
        desk.host.start(options);
        desk.host.start(options); // as by a second click while the first is on its way
        WAIT_FOR(desk.started.size() == 2);
        const RelayAddress second = desk.started[1];
        QCOMPARE(second.port, options.port);
        QCOMPARE(second.publishToken, first.publishToken);
        QVERIFY(second.isSecure() && !first.isSecure());
        QTRY_COMPARE_WITH_TIMEOUT(guest.blob.state(), QAbstractSocket::UnconnectedState, patience);
        WAIT_FOR(desk.viewers == 0);
        const Guest again(second.port);
        WAIT_FOR(desk.viewers == 1);
        desk.host.post(
            [](net::RelayServer &relay) { relay.room().guests().setPasscode(QStringLiteral("482913")); });
        WAIT_FOR(desk.changed.size() == 3);
        QCOMPARE(desk.changed[2].viewKey, desk.changed[0].viewKey);
        QCOMPARE(desk.started.size(), 2);
    }

    void anyPortIsTheSamePortAgain()
    {
        Desk desk;
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        net::RelayOptions options = onLoopback();
        options.allowedHosts = {QStringLiteral("stream.example.net")};
        desk.host.start(options);
        WAIT_FOR(desk.started.size() == 2);
        QCOMPARE(desk.started[1].port, desk.started[0].port);
        QCOMPARE(desk.started[1].wishedPort, desk.started[0].port);
    }

    void whatFailsCanBeMended()
    {
        Desk desk;
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        net::RelayOptions wrong = onLoopback();
        wrong.tls = {true, QStringLiteral("/no/such.pem"), QStringLiteral("/no/such.key"), {}};
        desk.host.start(wrong);
        WAIT_FOR(desk.failed.size() == 1);
        QVERIFY(desk.failed[0].contains(QStringLiteral("/no/such.pem")));
        desk.host.start(onLoopback(freePort()));
        WAIT_FOR(desk.started.size() == 2);
        QVERIFY(answers(desk.started[1].port));
        QCOMPARE(desk.started[1].publishToken, desk.started[0].publishToken);
    }

    void anAddressOfAnotherMachineFails()
    {
        net::RelayOptions options;
        options.bind = QHostAddress(QStringLiteral("192.0.2.123")); // for documentation, on no machine
        options.port = 0;
        Desk desk;
        desk.host.start(options);
        WAIT_FOR(desk.failed.size() == 1);
        QVERIFY(!desk.failed[0].isEmpty());
        desk.host.start(options); // "Try again"
        WAIT_FOR(desk.failed.size() == 2);
    }

    void whatItToldBeforeACommandIsThereOnceThatIsDone()
    {
        Desk desk;
        record::RecordingFileState state{};
        QObject::connect(&desk.host.events(), &RelayWorker::statusChanged, &desk.context,
                         [&](const net::StatusSnapshot &status) { state = status.recordingFile.state; });
        desk.host.start(onLoopback());
        WAIT_FOR(desk.started.size() == 1);
        const QTemporaryDir folder;
        bool isDone = false;
        desk.host.post([folder = folder.path()](net::RelayServer &relay) {
            relay.room().recording().start(folder, QString());
        });
        desk.host.whenDone(&desk.context, [&] {
            isDone = true;
            QCOMPARE(QThread::currentThread(), desk.context.thread());
        });
        WAIT_FOR(isDone);
        WAIT_FOR(state == record::RecordingFileState::Waiting);
        auto gone = std::make_unique<QObject>();
        bool isGoneCalled = false;
        desk.host.whenDone(gone.get(), [&] { isGoneCalled = true; });
        gone.reset();
        isDone = false;
        desk.host.whenDone(&desk.context, [&] { isDone = true; });
        WAIT_FOR(isDone);
        QVERIFY(!isGoneCalled);
    }

    void itEndsInTime()
    {
        QElapsedTimer timer;
        {
            Desk desk;
            desk.host.start(onLoopback());
            WAIT_FOR(desk.started.size() == 1);
            QTcpSocket silent;
            silent.connectToHost(QHostAddress(QHostAddress::LocalHost), desk.started[0].port);
            QVERIFY(silent.waitForConnected(patience));
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(RelayHostTest)
#include "relay_host_test.moc"
