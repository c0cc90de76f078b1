#include "network/interface_facts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::net;

namespace {

/// A /sys/class/net as Linux 6.1 lays it out.
class SystemFolder final
{
public:
    void add(const QString &interface, const QStringList &entries, const QByteArray &uevent = {})
    {
        QDir folder(m_folder.path());
        folder.mkpath(interface);
        for (const QString &entry : entries) {
            if (entry == "tun_flags"_L1)
                write(interface + u'/' + entry, "0x1001\n");
            else
                folder.mkpath(interface + u'/' + entry);
        }
        write(interface + u"/uevent"_s, uevent + "INTERFACE=" + interface.toUtf8() + "\nIFINDEX=3\n");
    }

    void link(const QString &upper, const QString &lower)
    {
        QFile::link(m_folder.filePath(lower), m_folder.filePath(upper + u"/lower_"_s + lower));
    }

    [[nodiscard]] InterfaceFacts facts(const QString &name) const
    {
        return interfaceFacts(m_folder.path(), name, HardwareType::Ethernet);
    }

private:
    void write(const QString &path, const QByteArray &content)
    {
        QFile file(m_folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QTemporaryDir m_folder;
};

} // namespace

class InterfaceFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatKindOfDevice()
    {
        SystemFolder system;
        system.add(u"eno1"_s, {u"device"_s});
        system.add(u"wlp2s0"_s, {u"device"_s, u"wireless"_s, u"phy80211"_s}, "DEVTYPE=wlan\n");
        system.add(u"tun0"_s, {u"tun_flags"_s});
        system.add(u"office"_s, {}, "DEVTYPE=wireguard\n");
        const InterfaceFacts cable = system.facts(u"eno1"_s);
        QVERIFY(cable.isPhysical && cable.isOverPhysical);
        QVERIFY(!cable.isWireless && !cable.isTunnel && !cable.isBridge && !cable.isOverWireless);
        QCOMPARE(cable.deviceType, QString());
        const InterfaceFacts radio = system.facts(u"wlp2s0"_s);
        QVERIFY(radio.isPhysical && radio.isWireless);
        QCOMPARE(radio.deviceType, u"wlan"_s);
        QVERIFY(system.facts(u"tun0"_s).isTunnel);
        QCOMPARE(system.facts(u"office"_s).deviceType, u"wireguard"_s);
    }

    void whatIsBelow()
    {
        SystemFolder system;
        system.add(u"eno1"_s, {u"device"_s});
        system.add(u"wlp2s0"_s, {u"device"_s, u"wireless"_s});
        system.add(u"veth1"_s, {});
        system.add(u"br0"_s, {u"bridge"_s}, "DEVTYPE=bridge\n");
        system.link(u"br0"_s, u"bond0"_s);
        system.link(u"br0"_s, u"veth1"_s);
        system.add(u"bond0"_s, {u"bonding"_s}, "DEVTYPE=bond\n");
        system.link(u"bond0"_s, u"eno1"_s);
        system.add(u"docker0"_s, {u"bridge"_s}, "DEVTYPE=bridge\n");
        system.link(u"docker0"_s, u"veth1"_s);
        system.add(u"shim"_s, {});
        system.link(u"shim"_s, u"wlp2s0"_s);
        QVERIFY(system.facts(u"br0"_s).isBridge);
        QVERIFY(!system.facts(u"br0"_s).isPhysical);
        QVERIFY(system.facts(u"br0"_s).isOverPhysical); // a bridge on a bond on a card
        QVERIFY(!system.facts(u"br0"_s).isOverWireless);
        QVERIFY(system.facts(u"docker0"_s).isBridge);
        QVERIFY(!system.facts(u"docker0"_s).isOverPhysical);
        QVERIFY(system.facts(u"shim"_s).isOverWireless);
    }

    void linksInACircleEnd()
    {
        SystemFolder system;
        system.add(u"a"_s, {});
        system.add(u"b"_s, {});
        system.link(u"a"_s, u"b"_s);
        system.link(u"b"_s, u"a"_s);
        QVERIFY(!system.facts(u"a"_s).isOverPhysical);
    }

    void withoutTheFolderNameAndHardwareRemain()
    {
        const InterfaceFacts facts = interfaceFacts(u"/nonexistent"_s, u"en0"_s, HardwareType::WiFi);
        QCOMPARE(facts.name, u"en0"_s);
        QCOMPARE(facts.hardware, HardwareType::WiFi);
        QVERIFY(!facts.isPhysical && !facts.isBridge && !facts.isOverPhysical && !facts.isTunnel);
    }
};

QTEST_APPLESS_MAIN(InterfaceFactsTest)
#include "interface_facts_test.moc"
