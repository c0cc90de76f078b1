// Which monitor is captured; on X11 with monitors of the test's own, told by xrandr.
#include "devices/captured_monitor.h"

#include <QGuiApplication>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

/// What xrandr writes; fails the test if it ends with an error.
QString xrandr(const QStringList &arguments)
{
    QProcess process;
    process.start(u"xrandr"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        QTest::qFail("xrandr failed", __FILE__, __LINE__);
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// The name in " 0: +*NAME 700/200x1000/200+0+0  screen", the first line of the list.
QString firstOfList()
{
    QString name = xrandr({u"--listmonitors"_s}).section(u" 0: "_s, 1).section(u' ', 0, 0);
    while (name.startsWith(u'+') || name.startsWith(u'*'))
        name.remove(0, 1);
    return name;
}

} // namespace

class CapturedMonitorTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsTheFirstOfTheListWhicheverThatIs()
    {
        if (QGuiApplication::platformName() != "xcb"_L1) {
            QVERIFY(!capturedMonitor());
            QCOMPARE(monitorId(u"any"_s), quint32(0));
            return;
        }
        const QString left = u"700/200x1000/200+0+0"_s;
        const QString right = u"700/200x1000/200+700+0"_s;
        xrandr({u"--setmonitor"_s, u"*left"_s, left, u"screen"_s});
        xrandr({u"--setmonitor"_s, u"right"_s, right, u"none"_s});
        QCOMPARE(firstOfList(), u"left"_s);
        QCOMPARE(capturedMonitor()->name, u"left"_s);
        // The output stays the left one's: Qt takes that for the primary one.
        xrandr({u"--delmonitor"_s, u"right"_s});
        xrandr({u"--setmonitor"_s, u"*right"_s, right, u"none"_s});
        xrandr({u"--output"_s, u"screen"_s, u"--primary"_s});
        QCOMPARE(firstOfList(), u"right"_s);
        QCOMPARE(capturedMonitor()->name, u"right"_s);
        QCOMPARE(capturedMonitor()->id, monitorId(u"right"_s));
        QVERIFY(monitorId(u"right"_s) != monitorId(u"left"_s));
        xrandr({u"--delmonitor"_s, u"right"_s});
        xrandr({u"--delmonitor"_s, u"left"_s});
    }
};

QTEST_MAIN(CapturedMonitorTest)
#include "captured_monitor_test.moc"
