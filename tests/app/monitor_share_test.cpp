#include "devices/monitor_share.h"

#include <QTest>

using namespace lancast::app;

class MonitorShareTest : public QObject
{
    Q_OBJECT

private slots:
    void oneMonitorIsEverything()
    {
        const QRect only(0, 0, 1920, 1080);
        QVERIFY(!monitorShare(only, {only})->isPart());
        QVERIFY(!monitorShare(only, {only, only})->isPart()); // two that show the same
        QVERIFY(!monitorShare({}, {}));
    }

    void besideAndAbove()
    {
        const QRect first(0, 0, 1920, 1080);
        const QRect right(1920, 0, 1280, 1080);
        QVERIFY(monitorShare(first, {first, right}) == (ScreenArea{first, {3200, 1080}}));
        QVERIFY(monitorShare(right, {right, first}) == (ScreenArea{right, {3200, 1080}}));
        QVERIFY(monitorShare(right, {right, first})->isPart());
        const QRect below(0, 1080, 1920, 1080);
        QVERIFY(monitorShare(first, {first, below}) == (ScreenArea{first, {1920, 2160}}));
        QVERIFY(monitorShare(first, {first, below})->isPart());
    }

    void aDesktopThatNoMonitorBegins()
    {
        // The desktop still does, with a part that nobody sees.
        const QRect first(1000, 0, 1000, 500);
        QVERIFY(monitorShare(first, {first}) == (ScreenArea{first, {2000, 500}}));
    }

    void everyPartLiesInTheDesktop()
    {
        for (int x = 0; x <= 4000; x += 617) {
            for (int y = 0; y <= 2000; y += 331) {
                const QRect first(x, y, 1366, 768);
                const auto share = monitorShare(first, {first, {0, 0, 1920, 1080}});
                QVERIFY(share && QRect(QPoint(), share->desktop).contains(share->monitor));
            }
        }
    }

    void whileLiveItIsTheSameMonitor()
    {
        const QString old = QStringLiteral("eDP-1");
        const QString other = QStringLiteral("HDMI-1");
        QCOMPARE(shownMonitor(old, other, {old, other}, true), old); // the other one is the first one now
        QCOMPARE(shownMonitor(old, other, {other}, true), other);
        QCOMPARE(shownMonitor(old, other, {old, other}, false), other);
        QCOMPARE(shownMonitor({}, old, {old, other}, true), old);
    }
};

QTEST_APPLESS_MAIN(MonitorShareTest)
#include "monitor_share_test.moc"
