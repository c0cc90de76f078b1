#include "share/reach_help.h"

#include "host/relay_host.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

constexpr int patience = 10'000; // milliseconds

const ShareEntry wifi{WayIn::Network, {u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)}, {}};
const ShareEntry vpn{WayIn::Network, {u"wg0"_s, NetworkKind::Vpn, QHostAddress(u"10.8.0.2"_s)}, {}};
const ShareEntry localName{WayIn::LocalName, {}, {u"studio.local"_s, 0}};
const ShareEntry typed{WayIn::Typed, {}, {u"home.example"_s, 9000}};
const ShareEntry loopback{
    WayIn::Network, {u"lo"_s, NetworkKind::Other, QHostAddress(QHostAddress::LocalHost)}, {}};

RelayAddress relayAt(quint16 port)
{
    RelayAddress relay;
    relay.port = port;
    return relay;
}

QString allText(const QList<ReachAdvice> &advice)
{
    QString text;
    for (const ReachAdvice &piece : advice)
        text += piece.title + u'\n' + piece.text + u'\n';
    return text;
}

QString text(const ReachHelp &help, const QString &name)
{
    return help.findChild<QLabel *>(name)->text();
}

QPushButton *again(const ReachHelp &help)
{
    const auto buttons = help.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == "&Try again"_L1)
            return button;
    }
    return nullptr;
}

} // namespace

class ReachHelpTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirewallThatIsThereIsNamed()
    {
        const QList<ReachAdvice> advice =
            reachAdvice(wifi, relayAt(8081), {{FirewallKind::Ufw, true}, {FirewallKind::Firewalld, false}});
        QStringList commands;
        for (const ReachAdvice &piece : advice) {
            if (!piece.command.isEmpty())
                commands.append(piece.command);
        }
        QCOMPARE(commands.size(), 2);
        QCOMPARE(commands[0], u"sudo ufw allow 8081"_s);
        QVERIFY(allText(advice).contains(u"firewalld, is installed here but does not start"_s));
        const QString unknown = allText(reachAdvice(wifi, relayAt(8081), {}));
        QVERIFY(unknown.contains(u"TCP port 8081"_s));
    }

    void whatFitsTheAddressIsSaid()
    {
        const QString usual = allText(reachAdvice(wifi, relayAt(8080), {}));
        for (const QString &part :
             {u"same network"_s, u"Guest networks"_s, u"client isolation"_s, u"VPN"_s, u"http://"_s})
            QVERIFY2(usual.contains(part), qPrintable(part));
        RelayAddress secure = relayAt(8080);
        secure.fingerprint = u"01:23"_s;
        QVERIFY(allText(reachAdvice(wifi, secure, {})).contains(u"warns about the certificate"_s));
        QVERIFY(allText(reachAdvice(vpn, relayAt(8080), {})).contains(u"belongs to this network: VPN"_s));
        QVERIFY(allText(reachAdvice(localName, relayAt(8080), {})).contains(u".local"_s));
        QVERIFY(allText(reachAdvice(typed, relayAt(8080), {})).contains(u"port forwarding"_s));
        QVERIFY(allText(reachAdvice({}, relayAt(8080), {})).contains(u"no network"_s));
    }

    void theResultIsSaidHonestly()
    {
        const RelayAddress relay = relayAt(8080);
        QVERIFY(reachText(Reach::Answers, wifi, relay).contains(u"only another device can show"_s));
        QVERIFY(reachText(Reach::NoAnswer, wifi, relay).contains(u"http://192.168.1.20:8080/"_s));
        QVERIFY(reachText(Reach::NoAnswer, typed, relay).contains(u"from another network"_s));
        QVERIFY(reachText(Reach::OtherProgram, wifi, relay).contains(u"Another program"_s));
        QVERIFY(reachText(Reach::NameUnknown, typed, relay).contains(u"home.example"_s));
    }

    void theAddressIsTriedAndAgain()
    {
        RelayAddress address;
        RelayHost host;
        QObject context;
        connect(&host.events(), &RelayWorker::started, &context,
                [&address](const RelayAddress &told) { address = told; });
        net::RelayOptions options;
        options.bind = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        host.start(options);
        QTRY_VERIFY_WITH_TIMEOUT(address.port != 0, patience);
        auto *help = new ReachHelp;
        help->setEntry(loopback, address);
        help->show();
        QCOMPARE(text(*help, u"reachState"_s), u"Trying the address"_s);
        QVERIFY(!again(*help)->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(text(*help, u"reachState"_s), u"LanCast answers here"_s, patience);
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress(QHostAddress::LocalHost)));
        const quint16 port = closed.serverPort();
        closed.close();
        help->setEntry(loopback, relayAt(port));
        QTRY_COMPARE_WITH_TIMEOUT(text(*help, u"reachState"_s), u"The address does not work here"_s,
                                  patience);
        again(*help)->click();
        QCOMPARE(text(*help, u"reachState"_s), u"Trying the address"_s);
        help->close();
        delete help;
    }

    void withoutANetworkNothingIsTried()
    {
        ReachHelp help;
        help.setAttribute(Qt::WA_DeleteOnClose, false);
        help.setEntry({}, relayAt(8080));
        help.show();
        QCOMPARE(text(help, u"reachState"_s), u"No network found"_s);
        QVERIFY(!again(help)->isEnabled());
        QVERIFY(!help.findChild<QLineEdit *>());
    }
};

QTEST_MAIN(ReachHelpTest)
#include "reach_help_test.moc"
