// Under which names a machine is known by its own configuration.
#include "network/machine_names.h"

#include <QTest>

using namespace lancast::net;

class MachineNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void namesOfTheHome_data();
    void namesOfTheHome();
};

void MachineNamesTest::reads_data()
{
    QTest::addColumn<QString>("hostName");
    QTest::addColumn<QByteArray>("hostsFile");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *title, const char *hostName, const QByteArray &file, const char *names) {
        QTest::newRow(title) << QString::fromLatin1(hostName) << file
                             << QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("short", "mypc", {}, "mypc mypc.local");
    row("full", "mypc.example.lan", {}, "mypc.example.lan mypc mypc.local");
    row("capitals", "MyPC", "127.0.1.1 MYPC.Example.lan mypc\n", "mypc mypc.local mypc.example.lan");
    row("full name in the hosts file", "mypc", "127.0.0.1\tlocalhost\n127.0.1.1\tmypc.example.lan\tmypc\n",
        "mypc mypc.local mypc.example.lan");
    row("short name in the hosts file", "mypc.example.lan", "192.168.1.9 studio mypc # cable\n",
        "mypc.example.lan mypc mypc.local studio");
    row("others in the hosts file", "mypc", "192.168.1.7 mypc2 nas\n0.0.0.0 mypc.evil.example\n",
        "mypc mypc.local");
    row("in a comment only", "mypc", "#127.0.1.1 other mypc\n127.0.1.1 nas # mypc\n", "mypc mypc.local");
    row("an empty line and no end", "mypc", "\n\n  \n::1 mypc alias", "mypc mypc.local alias");
    row("what is no name", "mypc", "127.0.1.1 mypc a,IP:10.0.0.1 *.example \xFF\n", "mypc mypc.local");
    row("no name at all", "", "127.0.0.1 localhost\n", "");
}

void MachineNamesTest::reads()
{
    QFETCH(const QString, hostName);
    QFETCH(const QByteArray, hostsFile);
    QFETCH(const QStringList, names);
    QCOMPARE(machineNames(hostName, hostsFile), names);
}

void MachineNamesTest::namesOfTheHome_data()
{
    QTest::addColumn<QString>("hostName");
    QTest::addColumn<QByteArray>("resolverFile");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *title, const char *hostName, const QByteArray &file, const char *names) {
        QTest::newRow(title) << QString::fromLatin1(hostName) << file
                             << QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("of a router", "PC", "nameserver 192.168.178.1\nsearch fritz.box\n", "pc.fritz.box");
    row("several", "pc", "search lan home.arpa.\tfritz.box\n", "pc.lan pc.home.arpa pc.fritz.box");
    row("domain", "pc.work.example", "domain LAN\noptions edns0\nsearch lan home.arpa",
        "pc.lan pc.home.arpa");
    row("none", "pc", "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch .\n", "");
    row("comments", "pc", "#search evil.example\n; search evil.example\n", "");
    row("what is no name", "pc", "search *.example a/b .lan \xFF a,b lan\n", "pc.lan");
    row("no host name", "", "search lan\n", "");
    row("no file", "pc", "", "");
    row("many", "pc", "search" + QByteArray(" lan").repeated(5000), "pc.lan");
}

void MachineNamesTest::namesOfTheHome()
{
    QFETCH(const QString, hostName);
    QFETCH(const QByteArray, resolverFile);
    QFETCH(const QStringList, names);
    QCOMPARE(namesAtHome(hostName, resolverFile), names);
}

QTEST_APPLESS_MAIN(MachineNamesTest)
#include "machine_names_test.moc"
