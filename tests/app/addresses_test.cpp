#include "share/addresses.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

InterfaceAddress entry(const QString &name, NetworkKind kind, const QString &address)
{
    return {name, kind, QHostAddress(address), false};
}

QStringList texts(const QList<InterfaceAddress> &addresses)
{
    QStringList result;
    for (const InterfaceAddress &address : addresses)
        result.append(address.address.toString());
    return result;
}

} // namespace

class AddressesTest : public QObject
{
    Q_OBJECT

private slots:
    void realNetworksComeFirst()
    {
        const QList<InterfaceAddress> addresses{
            entry(u"docker0"_s, NetworkKind::Virtual, u"172.17.0.1"_s),
            entry(u"wwan0"_s, NetworkKind::Mobile, u"10.64.3.7"_s),
            entry(u"wg0"_s, NetworkKind::Vpn, u"10.8.0.2"_s),
            entry(u"wlan0"_s, NetworkKind::WiFi, u"192.168.1.20"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"192.168.1.10"_s),
            entry(u"eth1"_s, NetworkKind::Ethernet, u"fd00::5"_s),
            entry(u"bnep0"_s, NetworkKind::Other, u"192.168.44.2"_s),
        };
        QCOMPARE(texts(rankedAddresses(addresses, QHostAddress(QHostAddress::Any))),
                 QStringList({u"192.168.1.10"_s, u"fd00::5"_s, u"192.168.1.20"_s, u"192.168.44.2"_s,
                              u"10.64.3.7"_s, u"10.8.0.2"_s, u"172.17.0.1"_s}));
    }

    void theDefaultRouteComesFirst()
    {
        InterfaceAddress wifi = entry(u"wlan0"_s, NetworkKind::WiFi, u"192.168.1.20"_s);
        wifi.hasDefaultRoute = true;
        const QList<InterfaceAddress> addresses{
            entry(u"docker0"_s, NetworkKind::Virtual, u"172.17.0.1"_s),
            entry(u"eth1"_s, NetworkKind::Ethernet, u"192.168.9.1"_s),
            wifi,
            entry(u"tun0"_s, NetworkKind::Vpn, u"10.8.0.2"_s),
        };
        QCOMPARE(texts(rankedAddresses(addresses, QHostAddress(QHostAddress::Any))),
                 QStringList({u"192.168.1.20"_s, u"192.168.9.1"_s, u"10.8.0.2"_s, u"172.17.0.1"_s}));
    }

    void oneAddressOfEachInterface()
    {
        const QList<InterfaceAddress> addresses{
            entry(u"eth0"_s, NetworkKind::Ethernet, u"fd00::5"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"192.168.1.10"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"192.168.1.11"_s),
            entry(u"wlan0"_s, NetworkKind::WiFi, u"fd00::7"_s),
            entry(u"wlan0"_s, NetworkKind::WiFi, u"fd00::8"_s),
        };
        QCOMPARE(texts(rankedAddresses(addresses, QHostAddress(QHostAddress::Any))),
                 QStringList({u"192.168.1.10"_s, u"fd00::7"_s}));
        QCOMPARE(texts(rankedAddresses(addresses, QHostAddress(QHostAddress::AnyIPv6))),
                 QStringList({u"fd00::5"_s, u"fd00::7"_s}));
    }

    void modemsVpnsAndContainersAreNoRealNetworks()
    {
        for (const NetworkKind kind : {NetworkKind::Ethernet, NetworkKind::WiFi, NetworkKind::Other})
            QVERIFY(isRealNetwork(kind));
        for (const NetworkKind kind : {NetworkKind::Mobile, NetworkKind::Vpn, NetworkKind::Virtual})
            QVERIFY(!isRealNetwork(kind));
    }

    void uselessAddressesAreLeftOut()
    {
        const QList<InterfaceAddress> addresses{
            entry(u"lo"_s, NetworkKind::Other, u"127.0.0.1"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"fe80::1"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"169.254.3.4"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"2001:db8::1"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, u"2001:db8::2"_s),
            entry(u"eth0"_s, NetworkKind::Ethernet, QString()),
        };
        QCOMPARE(texts(rankedAddresses(addresses, QHostAddress(QHostAddress::Any))),
                 QStringList({u"2001:db8::1"_s}));
    }

    void onlyWhatTheRelayListensOn()
    {
        const QList<InterfaceAddress> addresses{
            entry(u"eth0"_s, NetworkKind::Ethernet, u"192.168.1.10"_s),
            entry(u"wlan0"_s, NetworkKind::WiFi, u"192.168.1.20"_s),
            entry(u"wlan0"_s, NetworkKind::WiFi, u"fd00::7"_s),
        };
        const auto bound = [&addresses](const QHostAddress &bind) {
            return texts(rankedAddresses(addresses, bind));
        };
        QCOMPARE(bound(QHostAddress(u"192.168.1.20"_s)), QStringList({u"192.168.1.20"_s}));
        QCOMPARE(bound(QHostAddress(QHostAddress::LocalHost)), QStringList());
        QCOMPARE(bound(QHostAddress(QHostAddress::AnyIPv4)),
                 QStringList({u"192.168.1.10"_s, u"192.168.1.20"_s}));
        QCOMPARE(bound(QHostAddress(QHostAddress::AnyIPv6)), QStringList({u"fd00::7"_s}));
    }
};

QTEST_APPLESS_MAIN(AddressesTest)
#include "addresses_test.moc"
