#include "share/firewall.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

/// The root of a machine that has what is written into it.
struct Machine
{
    void write(const QString &path, const QByteArray &content = {}) const
    {
        QVERIFY(QDir(folder.path()).mkpath(path.section(u'/', 0, -2)));
        QFile file(folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    [[nodiscard]] QList<Firewall> firewalls() const { return installedFirewalls(folder.path()); }

    QTemporaryDir folder;
};

} // namespace

class FirewallTest : public QObject
{
    Q_OBJECT

private slots:
    void noneIsInstalled()
    {
        const Machine machine;
        machine.write(u"etc/ufw/ufw.conf"_s, "ENABLED=yes\n"); // left behind by a removed package
        QCOMPARE(machine.firewalls(), QList<Firewall>());
    }

    void ufw_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isOn");
        QTest::newRow("on") << QByteArray("# /etc/ufw/ufw.conf\n#\nENABLED=yes\nLOGLEVEL=low\n") << true;
        QTest::newRow("off") << QByteArray("# ENABLED=yes turns it on\nENABLED=no\n") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }

    void ufw()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const bool, isOn);
        const Machine machine;
        machine.write(u"usr/sbin/ufw"_s);
        machine.write(u"etc/ufw/ufw.conf"_s, content);
        QCOMPARE(machine.firewalls(), QList<Firewall>({{FirewallKind::Ufw, isOn}}));
    }

    void firewalld()
    {
        const Machine machine;
        machine.write(u"usr/bin/firewall-cmd"_s);
        QCOMPARE(machine.firewalls(), QList<Firewall>({{FirewallKind::Firewalld, false}}));
        const QString wanted = u"etc/systemd/system/multi-user.target.wants"_s;
        QVERIFY(QDir(machine.folder.path()).mkpath(wanted));
        QVERIFY(QFile::link(u"/nonexistent/firewalld.service"_s,
                            machine.folder.filePath(wanted + u"/firewalld.service"_s)));
        QCOMPARE(machine.firewalls(), QList<Firewall>({{FirewallKind::Firewalld, true}}));
    }

    void theCommandNamesThePort()
    {
        QCOMPARE(openPortCommand(FirewallKind::Ufw, 8081), u"sudo ufw allow 8081"_s);
        QCOMPARE(
            openPortCommand(FirewallKind::Firewalld, 8081),
            u"sudo firewall-cmd --add-port=8081/tcp --add-port=8081/udp && sudo firewall-cmd --permanent "
            u"--add-port=8081/tcp --add-port=8081/udp"_s);
    }
};

QTEST_APPLESS_MAIN(FirewallTest)
#include "firewall_test.moc"
