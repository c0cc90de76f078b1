#include "share/share_entries.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const InterfaceAddress cable{u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.1.10"_s)};
const InterfaceAddress wifi{u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)};
const InterfaceAddress vpn{u"wg0"_s, NetworkKind::Vpn, QHostAddress(u"10.8.0.2"_s)};
const TypedAddress typed{u"home.example"_s, 9000};

QStringList titles(const QList<ShareEntry> &entries)
{
    QStringList result;
    for (const ShareEntry &entry : entries)
        result.append(entryTitle(entry));
    return result;
}

ShareChoice of(const InterfaceAddress &address)
{
    ShareChoice choice;
    choice.interfaceName = address.interfaceName;
    choice.kind = address.kind;
    return choice;
}

QString chosenTitle(const QList<ShareEntry> &entries, const ShareChoice &choice)
{
    return entryTitle(entries[chosenEntry(entries, choice)]);
}

} // namespace

class ShareEntriesTest : public QObject
{
    Q_OBJECT

private slots:
    void theNameStandsBehindTheRealNetworks()
    {
        QCOMPARE(titles(shareEntries({cable, wifi, vpn}, u"studio.local"_s, typed)),
                 QStringList({u"Ethernet 192.168.1.10"_s, u"Wi-Fi 192.168.1.20"_s, u"Name studio.local"_s,
                              u"VPN 10.8.0.2"_s, u"Own address home.example:9000"_s}));
        QCOMPARE(titles(shareEntries({vpn}, u"studio.local"_s, {})),
                 QStringList({u"Name studio.local"_s, u"VPN 10.8.0.2"_s}));
    }

    void withoutANetworkOnlyATypedAddressLeadsHere()
    {
        QCOMPARE(titles(shareEntries({}, u"studio.local"_s, typed)),
                 QStringList({u"Own address home.example:9000"_s}));
        QCOMPARE(chosenEntry(shareEntries({}, u"studio.local"_s, {}), {}), -1);
    }

    void aChoiceOutlivesItsInterface()
    {
        const QList<ShareEntry> both = shareEntries({cable, wifi, vpn}, {}, {});
        QCOMPARE(chosenTitle(both, {}), u"Ethernet 192.168.1.10"_s);
        QCOMPARE(chosenTitle(both, of(wifi)), u"Wi-Fi 192.168.1.20"_s);
        QCOMPARE(chosenTitle(both, of(vpn)), u"VPN 10.8.0.2"_s);
        // The address is another one today: that is what interfaces do.
        InterfaceAddress moved = wifi;
        moved.address = QHostAddress(u"10.0.0.9"_s);
        QCOMPARE(chosenTitle(shareEntries({cable, moved}, {}, {}), of(wifi)), u"Wi-Fi 10.0.0.9"_s);
        // Another adapter of that kind, then whatever comes first.
        InterfaceAddress stick = wifi;
        stick.interfaceName = u"wlx001122334455"_s;
        QCOMPARE(chosenTitle(shareEntries({cable, stick}, {}, {}), of(wifi)), u"Wi-Fi 192.168.1.20"_s);
        QCOMPARE(chosenTitle(shareEntries({cable, vpn}, {}, {}), of(wifi)), u"Ethernet 192.168.1.10"_s);
    }

    void theSameNameWithAnotherKindIsAnotherInterface()
    {
        InterfaceAddress container = cable;
        container.kind = NetworkKind::Virtual;
        QCOMPARE(chosenTitle(shareEntries({wifi, container}, {}, {}), of(cable)), u"Wi-Fi 192.168.1.20"_s);
    }

    void theNameAndTheTypedAddressCanBeChosen()
    {
        const QList<ShareEntry> entries = shareEntries({cable, wifi}, u"studio.local"_s, typed);
        ShareChoice choice;
        choice.way = WayIn::LocalName;
        QCOMPARE(chosenTitle(entries, choice), u"Name studio.local"_s);
        QCOMPARE(chosenTitle(shareEntries({cable}, {}, typed), choice), u"Ethernet 192.168.1.10"_s);
        choice.way = WayIn::Typed;
        QCOMPARE(chosenTitle(entries, choice), u"Own address home.example:9000"_s);
    }

    void choosingKeepsWhatWasTyped()
    {
        ShareChoice choice;
        choice.way = WayIn::Typed;
        choice.typed = typed;
        const ShareChoice next = chosen(choice, {WayIn::Network, wifi, {}});
        QCOMPARE(next.way, WayIn::Network);
        QCOMPARE(next.interfaceName, u"wlan0"_s);
        QCOMPARE(next.kind, NetworkKind::WiFi);
        QCOMPARE(next.typed, typed);
    }

    void theAddressIsALink()
    {
        RelayAddress relay;
        relay.port = 8080;
        const auto url = [&relay](const ShareEntry &entry) { return entryUrl(entry, relay).toString(); };
        QCOMPARE(url({WayIn::Network, wifi, {}}), u"http://192.168.1.20:8080/"_s);
        QCOMPARE(url({WayIn::LocalName, {}, {u"studio.local"_s, 0}}), u"http://studio.local:8080/"_s);
        QCOMPARE(url({WayIn::Typed, {}, typed}), u"http://home.example:9000/"_s);
        QCOMPARE(url({WayIn::Typed, {}, {u"2001:db8::1"_s, 0}}), u"http://[2001:db8::1]:8080/"_s);
        relay.fingerprint = u"01:23"_s;
        QCOMPARE(url({WayIn::LocalName, {}, {u"studio.local"_s, 0}}), u"https://studio.local:8080/"_s);
    }
};

QTEST_APPLESS_MAIN(ShareEntriesTest)
#include "share_entries_test.moc"
