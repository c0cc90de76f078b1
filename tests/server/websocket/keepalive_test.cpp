// When a peer is pinged, and when it counts as gone.
#include "websocket/keepalive.h"

#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;
using Verdict = Keepalive::Verdict;

class KeepaliveTest : public QObject
{
    Q_OBJECT

private slots:
    void pingsAtItsInterval()
    {
        Keepalive watch(5s, 15s);
        for (int round = 1; round <= 10; ++round) {
            for (int second = 1; second < 5; ++second)
                QCOMPARE(watch.tick(1s, quint64(round - 1), true), Verdict::Wait);
            QCOMPARE(watch.tick(1s, quint64(round - 1), true), Verdict::Ping);
        }
    }

    void spreadsTheFirstPings()
    {
        for (unsigned number = 0; number < 20; ++number) {
            Keepalive watch(5s, 15s, number);
            auto first = 0ms;
            while (watch.tick(500ms, 0, true) == Verdict::Wait)
                first += 500ms;
            QCOMPARE(first, 4'500ms - number % 10 * 500ms);
        }
    }

    void whoNeverAnswersIsGone15SecondsAfterTheFirstPing()
    {
        Keepalive watch(5s, 15s);
        int pings = 0;
        int seconds = 0;
        for (Verdict verdict = Verdict::Wait; verdict != Verdict::Gone && seconds < 100; ++seconds) {
            verdict = watch.tick(1s, 0, true);
            pings += verdict == Verdict::Ping ? 1 : 0;
        }
        QCOMPARE(seconds, 5 + 15);
        QCOMPARE(pings, 3);
    }

    void anyPongIsASignOfLife()
    {
        Keepalive watch(5s, 15s);
        quint64 pongs = 0;
        for (int i = 0; i < 100; ++i)
            QVERIFY(watch.tick(14s, ++pongs, true) != Verdict::Gone);
    }

    void behindAFullQueueNobodyIsPinged()
    {
        Keepalive watch(5s, 15s);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(watch.tick(10s, 0, false), Verdict::Wait);
        QCOMPARE(watch.tick(1s, 0, true), Verdict::Ping);
        QCOMPARE(watch.tick(14s, 0, false), Verdict::Wait);
        QCOMPARE(watch.tick(1s, 0, false), Verdict::Gone);
    }

    void aSignOfLifeStandsForAPing()
    {
        Keepalive watch(5s, 15s);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(watch.tick(5s, 0, true), Verdict::Ping);
            watch.onSignOfLife();
        }
        QCOMPARE(watch.tick(5s, 0, true), Verdict::Ping);
        QCOMPARE(watch.tick(14s, 0, true), Verdict::Ping);
        QCOMPARE(watch.tick(1s, 0, true), Verdict::Gone);
    }
};

Q_DECLARE_METATYPE(Keepalive::Verdict)
QTEST_APPLESS_MAIN(KeepaliveTest)
#include "keepalive_test.moc"
