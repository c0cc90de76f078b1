// The system's errors in, sentences out that say what to do.
#include "http/listen_fault.h"

#include <QTcpServer>
#include <QTest>

using namespace lancast::net;

namespace {

QString described(QAbstractSocket::SocketError error, quint16 port, PortUse use = PortUse::Guests)
{
    return describe({error, QHostAddress(QStringLiteral("192.0.2.1")), port, QStringLiteral("No reason")},
                    use, QStringLiteral("/opt/lancast-server"));
}

} // namespace

class ListenFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void namesTheTakenPort()
    {
        QCOMPARE(described(QAbstractSocket::AddressInUseError, 8080),
                 QStringLiteral("Port 8080 is in use by another program."));
        QCOMPARE(
            described(QAbstractSocket::AddressInUseError, 8081, PortUse::Seed),
            QStringLiteral("Port 8081, one of the seed's four, is in use by another program. Choose others "
                           "with --seed-ports."));
    }

    void saysHowALowPortIsAllowed()
    {
        for (const PortUse use : {PortUse::Guests, PortUse::Seed}) {
            const QString text = described(QAbstractSocket::SocketAccessError, 80, use);
            for (const char *words : {"Port 80", "choose one from 1024 on",
                                      "sudo setcap cap_net_bind_service=+ep /opt/lancast-server",
                                      "AmbientCapabilities=CAP_NET_BIND_SERVICE"})
                QVERIFY2(text.contains(QLatin1String(words)), qPrintable(text));
        }
        QCOMPARE(described(QAbstractSocket::SocketAccessError, 8080),
                 QStringLiteral("Cannot listen on 192.0.2.1, port 8080: No reason."));
    }

    void saysWhichAddressesThereAre()
    {
        // RFC 5737: no machine has it.
        QTcpServer server;
        QVERIFY(!server.listen(QHostAddress(QStringLiteral("192.0.2.1")), 0));
        const QString text = described(server.serverError(), 8080);
        QVERIFY2(text.startsWith(QStringLiteral("This machine has no address 192.0.2.1: ")),
                 qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("ip address")) && text.contains(QStringLiteral("--bind")));
    }

    void asksForTheInterfaceOfALinkLocalAddress()
    {
        const QHostAddress address(QStringLiteral("fe80::1"));
        QTcpServer server;
        QVERIFY(!server.listen(address, 0));
        const QString text =
            describe({server.serverError(), address, 8080, server.errorString()}, PortUse::Guests, QString());
        QVERIFY2(text.contains(QStringLiteral("--bind fe80::1%eth0")), qPrintable(text));
    }

    void leavesTheRestToTheSystem()
    {
        QCOMPARE(
            described(QAbstractSocket::SocketResourceError, 8083, PortUse::Seed),
            QStringLiteral("Cannot listen on 192.0.2.1, port 8083 (one of the seed's four): No reason."));
    }
};

QTEST_APPLESS_MAIN(ListenFaultTest)
#include "listen_fault_test.moc"
