#include "relay_host.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
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

} // namespace

class RelayHostTest : public QObject
{
    Q_OBJECT

private slots:
    void itListensAndTellsItsStatus()
    {
        RelayHost host;
        QSignalSpy started(&host.events(), &RelayWorker::started);
        QSignalSpy status(&host.events(), &RelayWorker::statusChanged);
        host.start(onLoopback());
        QVERIFY(started.wait(patience));
        const auto address = started[0][0].value<RelayAddress>();
        QVERIFY(address.port != 0);
        QCOMPARE(address.wishedPort, address.port);
        QVERIFY(address.publishToken.size() >= 32);
        QVERIFY(answers(address.port));
        QVERIFY(status.wait(patience));
    }

    void aTakenPortGivesAnotherOneAndTheWishedOneLater()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        const quint16 wished = other.serverPort();
        RelayHost host;
        QSignalSpy started(&host.events(), &RelayWorker::started);
        QSignalSpy stillTaken(&host.events(), &RelayWorker::wishedPortStillTaken);
        host.start(onLoopback(wished));
        QVERIFY(started.wait(patience));
        const auto first = started[0][0].value<RelayAddress>();
        QVERIFY(first.port != wished);
        QCOMPARE(first.wishedPort, wished);
        QSignalSpy changed(&host.events(), &RelayWorker::addressChanged);
        host.call(&net::RelayServer::setPasscode, QStringLiteral("482913"));
        QVERIFY(changed.wait(patience));

        host.tryWishedPort();
        QVERIFY(stillTaken.wait(patience));
        QVERIFY(answers(first.port));

        other.close();
        host.tryWishedPort();
        QVERIFY(started.wait(patience));
        const auto second = started[1][0].value<RelayAddress>();
        QCOMPARE(second.port, wished);
        QVERIFY(answers(second.port));
        // What was handed out before still opens, and nothing else does.
        QCOMPARE(second.publishToken, first.publishToken);
        QCOMPARE(second.viewKey, changed[0][0].value<RelayAddress>().viewKey);
    }

    void commandsReachTheRelayInItsThread()
    {
        RelayHost host;
        host.call(&net::RelayServer::setPasscode, QStringLiteral("lost")); // nobody is there yet
        QSignalSpy started(&host.events(), &RelayWorker::started);
        QSignalSpy changed(&host.events(), &RelayWorker::addressChanged);
        host.start(onLoopback());
        QVERIFY(started.wait(patience));
        QCOMPARE(started[0][0].value<RelayAddress>().viewKey, QByteArray());

        host.call(&net::RelayServer::setPasscode, QStringLiteral("482913"));
        QVERIFY(changed.wait(patience));
        const QByteArray key = changed[0][0].value<RelayAddress>().viewKey;
        QVERIFY(key.size() >= 32);
        host.call(&net::RelayServer::renewViewKey);
        QVERIFY(changed.wait(patience));
        QVERIFY(changed[1][0].value<RelayAddress>().viewKey != key);
        host.call(&net::RelayServer::setMaxViewers, 5); // changes no link
        host.call(&net::RelayServer::setPasscode, QString());
        QVERIFY(changed.wait(patience));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed[2][0].value<RelayAddress>().viewKey, QByteArray());
    }

    void anAddressOfAnotherMachineFails()
    {
        net::RelayOptions options;
        options.bind = QHostAddress(QStringLiteral("192.0.2.123")); // for documentation, on no machine
        options.port = 0;
        RelayHost host;
        QSignalSpy failed(&host.events(), &RelayWorker::failed);
        host.start(options);
        QVERIFY(failed.wait(patience));
        QVERIFY(!failed[0][0].toString().isEmpty());
    }

    void itEndsInTime()
    {
        QElapsedTimer timer;
        {
            RelayHost host;
            QSignalSpy started(&host.events(), &RelayWorker::started);
            host.start(onLoopback());
            QVERIFY(started.wait(patience));
            QTcpSocket silent;
            silent.connectToHost(QHostAddress(QHostAddress::LocalHost),
                                 started[0][0].value<RelayAddress>().port);
            QVERIFY(silent.waitForConnected(patience));
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(RelayHostTest)
#include "relay_host_test.moc"
