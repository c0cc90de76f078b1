#include "share/network_kind.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

InterfaceFacts named(const QString &name, HardwareType hardware = HardwareType::Ethernet)
{
    InterfaceFacts facts;
    facts.name = name;
    facts.hardware = hardware;
    return facts;
}

InterfaceFacts with(InterfaceFacts facts, bool InterfaceFacts::*fact)
{
    facts.*fact = true;
    return facts;
}

InterfaceFacts ofType(InterfaceFacts facts, const QString &deviceType)
{
    facts.deviceType = deviceType;
    return facts;
}

} // namespace

class NetworkKindTest : public QObject
{
    Q_OBJECT

private slots:
    void byNameWhereNothingElseIsKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<HardwareType>("hardware");
        QTest::addColumn<NetworkKind>("kind");
        const auto row = [](const QString &name, HardwareType hardware, NetworkKind kind) {
            QTest::newRow(qPrintable(name)) << name << hardware << kind;
        };
        for (const QString &name : {u"eth0"_s, u"enp3s0"_s, u"eno1"_s, u"ens33"_s, u"enx00e04c680001"_s})
            row(name, HardwareType::Unknown, NetworkKind::Ethernet);
        row(u"usb0"_s, HardwareType::Ethernet, NetworkKind::Ethernet);
        row(u"br0"_s, HardwareType::Ethernet, NetworkKind::Ethernet);
        row(u"bond0"_s, HardwareType::Ethernet, NetworkKind::Ethernet);
        row(u"radio0"_s, HardwareType::WiFi, NetworkKind::WiFi);
        for (const QString &name : {u"wlan0"_s, u"wlp2s0"_s, u"wlx74da38000001"_s})
            row(name, HardwareType::Ethernet, NetworkKind::WiFi); // a radio that says Ethernet
        for (const QString &name : {u"wwan0"_s, u"wwp0s20f0u4"_s, u"rmnet_data0"_s})
            row(name, HardwareType::Ethernet, NetworkKind::Mobile);
        for (const QString &name : {u"docker0"_s,
                                    u"br-1a2b3c4d5e6f"_s,
                                    u"veth12ab34c"_s,
                                    u"virbr0"_s,
                                    u"vnet3"_s,
                                    u"vmnet8"_s,
                                    u"vboxnet0"_s,
                                    u"lxcbr0"_s,
                                    u"lxdbr0"_s,
                                    u"incusbr0"_s,
                                    u"podman1"_s,
                                    u"cni0"_s,
                                    u"cni-podman0"_s,
                                    u"flannel.1"_s,
                                    u"cali1234"_s,
                                    u"mpqemubr0"_s,
                                    u"waydroid0"_s,
                                    u"vEthernet (WSL)"_s,
                                    u"vEthernet (Default Switch)"_s,
                                    u"dummy0"_s})
            row(name, HardwareType::Ethernet, NetworkKind::Virtual);
        for (const QString &name : {u"tun0"_s, u"tap0"_s, u"wg0"_s, u"wg-mullvad"_s, u"tailscale0"_s,
                                    u"ztabcdefgh"_s, u"ppp0"_s, u"nordlynx"_s, u"proton0"_s, u"utun3"_s})
            row(name, HardwareType::Ethernet, NetworkKind::Vpn);
        row(u"foo0"_s, HardwareType::PointToPoint, NetworkKind::Vpn);
        row(u"foo1"_s, HardwareType::Virtual, NetworkKind::Virtual);
        row(u"foo2"_s, HardwareType::Unknown, NetworkKind::Other);
    }

    void byNameWhereNothingElseIsKnown()
    {
        QFETCH(const QString, name);
        QFETCH(const HardwareType, hardware);
        QTEST(networkKind(named(name, hardware)), "kind");
    }

    void whatTheKernelKnowsCountsMore_data()
    {
        QTest::addColumn<InterfaceFacts>("facts");
        QTest::addColumn<NetworkKind>("kind");
        using Facts = InterfaceFacts;
        const Facts lanBridge = with(named(u"br-lan"_s), &Facts::isBridge);
        QTest::newRow("bridge with a cable, named like Docker's")
            << with(lanBridge, &Facts::isOverPhysical) << NetworkKind::Ethernet;
        QTest::newRow("bridge of containers, named like a LAN's")
            << with(named(u"br0"_s), &Facts::isBridge) << NetworkKind::Virtual;
        QTest::newRow("libvirt's bridge with a cable in it")
            << with(with(named(u"virbr1"_s), &Facts::isBridge), &Facts::isOverPhysical)
            << NetworkKind::Ethernet;
        QTest::newRow("radio with a name of its own")
            << with(named(u"lan"_s), &Facts::isWireless) << NetworkKind::WiFi;
        QTest::newRow("radio by type") << ofType(named(u"uplink"_s), u"wlan"_s) << NetworkKind::WiFi;
        QTest::newRow("card that a person has named")
            << with(named(u"tunnel-room"_s), &Facts::isPhysical) << NetworkKind::Ethernet;
        QTest::newRow("bond") << ofType(
                                     with(named(u"uplink"_s, HardwareType::Unknown), &Facts::isOverPhysical),
                                     u"bond"_s)
                              << NetworkKind::Ethernet;
        QTest::newRow("VLAN on a cable")
            << ofType(with(named(u"home.20"_s, HardwareType::Virtual), &Facts::isOverPhysical), u"vlan"_s)
            << NetworkKind::Ethernet;
        QTest::newRow("macvlan on a radio")
            << with(with(named(u"shim"_s), &Facts::isOverPhysical), &Facts::isOverWireless)
            << NetworkKind::WiFi;
        QTest::newRow("WireGuard with a name of its own")
            << ofType(named(u"office"_s, HardwareType::Unknown), u"wireguard"_s) << NetworkKind::Vpn;
        QTest::newRow("program's tunnel with a name of its own")
            << with(named(u"corp0"_s), &Facts::isTunnel) << NetworkKind::Vpn;
        QTest::newRow("virtual machine's tap")
            << with(named(u"vnet0"_s), &Facts::isTunnel) << NetworkKind::Virtual;
        QTest::newRow("overlay on a cable")
            << ofType(with(named(u"overlay"_s), &Facts::isOverPhysical), u"vxlan"_s) << NetworkKind::Virtual;
        QTest::newRow("modem that has a device")
            << ofType(with(named(u"modem"_s), &Facts::isPhysical), u"wwan"_s) << NetworkKind::Mobile;
        QTest::newRow("Bluetooth") << ofType(with(named(u"bnep0"_s), &Facts::isPhysical), u"bluetooth"_s)
                                   << NetworkKind::Other;
    }

    void whatTheKernelKnowsCountsMore()
    {
        QFETCH(const InterfaceFacts, facts);
        QTEST(networkKind(facts), "kind");
    }
};

QTEST_APPLESS_MAIN(NetworkKindTest)
#include "network_kind_test.moc"
