// When a peer counts as one that takes nothing any more.
#include "base/send_stall_detector.h"

#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;

class SendStallDetectorTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingToSendIsNoReason()
    {
        SendStallDetector watch(10s);
        QVERIFY(!watch.isStuck(0, 0, 200s));
        QVERIFY(!watch.isStuck(0, 1, 10s - 1ns));
        QVERIFY(watch.isStuck(0, 1, 1ns));
    }

    void aSlowPeerStays()
    {
        SendStallDetector watch(10s);
        for (int i = 1; i <= 100; ++i)
            QVERIFY(!watch.isStuck(quint64(i), 1'000, 9s));
        QVERIFY(!watch.isStuck(100, 1'000, 9s));
        QVERIFY(watch.isStuck(100, 1'000, 1s));
    }

    void whoReadsAgainIsForgiven()
    {
        SendStallDetector watch(10s);
        QVERIFY(watch.isStuck(0, 1, 11s));
        QVERIFY(!watch.isStuck(1, 1, 1s));
        QVERIFY(!watch.isStuck(1, 1, 9s));
    }
};

QTEST_APPLESS_MAIN(SendStallDetectorTest)
#include "send_stall_detector_test.moc"
