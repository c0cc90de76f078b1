// Addresses that mean the same machine, and those that do not.
#include "network/peer_address.h"

#include <QTest>

using namespace lancast::net;

class PeerAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void isOneForEachMachine_data();
    void isOneForEachMachine();
    void knowsThisMachine_data();
    void knowsThisMachine();
};

void PeerAddressTest::isOneForEachMachine_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("IPv4 in IPv6") << "::ffff:192.168.1.5"
                                  << "192.168.1.5" << true;
    QTest::newRow("two IPv4") << "192.168.1.5"
                              << "192.168.1.6" << false;
    QTest::newRow("scope") << "fe80::1%lo"
                           << "fe80::1" << true;
    QTest::newRow("two IPv6") << "fd00::1"
                              << "fd00::2" << false;
    QTest::newRow("two loopbacks") << "127.0.0.1"
                                   << "127.0.0.2" << false;
    QTest::newRow("embedded, but not mapped") << "::192.168.1.5"
                                              << "192.168.1.5" << false;
}

void PeerAddressTest::isOneForEachMachine()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, isSame);
    QCOMPARE(peerIdentity(QHostAddress(one)) == peerIdentity(QHostAddress(other)), isSame);
}

void PeerAddressTest::knowsThisMachine_data()
{
    QTest::addColumn<bool>("isThis");
    QTest::newRow("127.0.0.1") << true;
    QTest::newRow("::1") << true;
    QTest::newRow("::ffff:127.0.0.1") << true;
    QTest::newRow("127.0.0.2") << false;
    QTest::newRow("0.0.0.0") << false;
    QTest::newRow("192.168.1.5") << false;
    QTest::newRow("") << false;
}

void PeerAddressTest::knowsThisMachine()
{
    QFETCH(const bool, isThis);
    QCOMPARE(isThisMachine(QHostAddress(QString::fromLatin1(QTest::currentDataTag()))), isThis);
}

QTEST_APPLESS_MAIN(PeerAddressTest)
#include "peer_address_test.moc"
