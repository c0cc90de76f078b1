// Which of this machine's networks guests are told first, by the kernel's tables.
#include "network/default_routes.h"
#include "network/network_addresses.h"

#include <QTest>

using namespace lancast::net;

namespace {

constexpr char ipv4Head[] =
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

QByteArray ipv4Route(const QByteArray &interface, const QByteArray &destination, int metric,
                     const QByteArray &mask = "00000000", const QByteArray &flags = "0003")
{
    return interface + '\t' + destination + "\t0101A8C0\t" + flags + "\t0\t0\t" + QByteArray::number(metric) +
           '\t' + mask + "\t0\t0\t0\n";
}

QByteArray ipv6Route(const QByteArray &interface, const QByteArray &metric, const QByteArray &flags)
{
    const QByteArray any(32, '0');
    return any + " 00 " + any + " 00 fe800000000000000000000000000001 " + metric + " 00000001 00000000 " +
           flags + "     " + interface + '\n';
}

NetworkAddress entry(const char *name, NetworkKind kind, const char *address)
{
    return {QString::fromLatin1(name), kind, QHostAddress(QString::fromLatin1(address)), false, false};
}

/// As `ip address` lists them.
QList<NetworkAddress> laptop()
{
    NetworkAddress temporary = entry("wlan0", NetworkKind::WiFi, "2001:db8::7");
    temporary.isTemporary = true;
    return {entry("docker0", NetworkKind::Virtual, "172.17.0.1"),
            entry("virbr0", NetworkKind::Virtual, "192.168.122.1"),
            entry("eth1", NetworkKind::Ethernet, "10.9.0.1"),
            temporary,
            entry("wlan0", NetworkKind::WiFi, "2001:db8::1"),
            entry("wlan0", NetworkKind::WiFi, "192.168.1.20"),
            entry("tun0", NetworkKind::Vpn, "10.8.0.2")};
}

QStringList texts(const QList<NetworkAddress> &addresses)
{
    QStringList all;
    for (const NetworkAddress &one : addresses)
        all.append(one.address.toString());
    return all;
}

} // namespace

class NetworkAddressesTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheRoutes();
    void readsWhatIsTemporary();
    void survivesNonsense();
    void theDefaultRouteComesFirst_data();
    void theDefaultRouteComesFirst();
    void namesWhatLasts();
    void readsThisMachine();
};

void NetworkAddressesTest::readsTheRoutes()
{
    const QByteArray ipv4 = ipv4Head + ipv4Route("tun0", "00000000", 50) +
                            ipv4Route("docker0", "000011AC", 0, "0000FFFF") +
                            ipv4Route("wlan0", "00000000", 600) + ipv4Route("eth0", "00000000", 100) +
                            ipv4Route("eth2", "00000000", 10, "00000080") + // half of everything
                            ipv4Route("eth3", "00000000", 1, "00000000", "0200");
    const QByteArray ipv6 =
        ipv6Route("lo", "ffffffff", "00200200") + ipv6Route("eth5", "00000400", "00450003") +
        ipv6Route("eth4", "00000064", "00450003") + ipv6Route("wlan0", "00000001", "00450003");
    QCOMPARE(defaultRouteInterfaces(ipv4, ipv6),
             (QStringList{QStringLiteral("tun0"), QStringLiteral("eth0"), QStringLiteral("wlan0"),
                          QStringLiteral("eth4"), QStringLiteral("eth5")}));
    QCOMPARE(defaultRouteInterfaces({}, ipv6).constFirst(), QStringLiteral("wlan0"));
}

void NetworkAddressesTest::readsWhatIsTemporary()
{
    const QSet<QHostAddress> temporary =
        temporaryAddresses("20010db8000000000000000000000007 03 40 00 01    wlan0\n"
                           "20010db8000000000000000000000001 03 40 00 00    wlan0\n"
                           "20010db8000000000000000000000009 03 40 00 21    wlan0\n"
                           "fe800000000000000000000000000001 03 40 20 80    wlan0\n");
    QCOMPARE(temporary, (QSet{QHostAddress(QStringLiteral("2001:db8::7")),
                              QHostAddress(QStringLiteral("2001:db8::9"))}));
}

void NetworkAddressesTest::survivesNonsense()
{
    const QByteArray whole = ipv4Head + ipv4Route("eth0", "00000000", 100) +
                             ipv6Route("eth4", "00000064", "00450003") +
                             "20010db8000000000000000000000007 03 40 00 01    wlan0\n";
    for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
        (void)defaultRouteInterfaces(whole.left(cut), whole.mid(cut));
        (void)temporaryAddresses(whole.mid(cut));
    }
}

void NetworkAddressesTest::theDefaultRouteComesFirst_data()
{
    QTest::addColumn<QStringList>("routes");
    QTest::addColumn<QStringList>("order");
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    QTest::newRow("Wi-Fi")
        << list("wlan0")
        << list("192.168.1.20 2001:db8::1 2001:db8::7 10.9.0.1 10.8.0.2 172.17.0.1 192.168.122.1");
    QTest::newRow("a VPN, and Wi-Fi below it")
        << list("tun0 wlan0")
        << list("192.168.1.20 2001:db8::1 2001:db8::7 10.9.0.1 10.8.0.2 172.17.0.1 192.168.122.1");
    QTest::newRow("the cable")
        << list("eth1 wlan0")
        << list("10.9.0.1 192.168.1.20 2001:db8::1 2001:db8::7 10.8.0.2 172.17.0.1 192.168.122.1");
    QTest::newRow("none")
        << QStringList()
        << list("10.9.0.1 192.168.1.20 2001:db8::1 2001:db8::7 10.8.0.2 172.17.0.1 192.168.122.1");
    QTest::newRow("a bridge")
        << list("virbr0")
        << list("192.168.122.1 10.9.0.1 192.168.1.20 2001:db8::1 2001:db8::7 10.8.0.2 172.17.0.1");
}

void NetworkAddressesTest::theDefaultRouteComesFirst()
{
    QFETCH(const QStringList, routes);
    QFETCH(const QStringList, order);
    QCOMPARE(texts(inOrderOfUse(withDefaultRoute(laptop(), routes))), order);
}

void NetworkAddressesTest::namesWhatLasts()
{
    QList<NetworkAddress> lasting = laptop();
    lasting.append(entry("eth1", NetworkKind::Ethernet, "fe80::1"));
    lasting.removeIf([](const NetworkAddress &one) { return !isLasting(one); });
    QCOMPARE(texts(lasting), (QStringList{QStringLiteral("10.9.0.1"), QStringLiteral("2001:db8::1"),
                                          QStringLiteral("192.168.1.20")}));
    NetworkAddress container = entry("docker0", NetworkKind::Virtual, "172.17.0.2");
    container.hasDefaultRoute = true;
    QVERIFY(isLasting(container));
}

void NetworkAddressesTest::readsThisMachine()
{
    for (const NetworkAddress &one : networkAddresses()) {
        QVERIFY(!one.interfaceName.isEmpty());
        QVERIFY(!one.address.isNull() && !one.address.isLoopback());
    }
}

QTEST_GUILESS_MAIN(NetworkAddressesTest)
#include "network_addresses_test.moc"
