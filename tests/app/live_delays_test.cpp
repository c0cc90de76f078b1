#include "dashboard/live_delays.h"

#include <QTest>

using namespace lancast::app;
using namespace lancast::net;
using lancast::stream::StreamState;
using namespace std::chrono_literals;

namespace {

std::optional<int> shownDelay(LiveDelays &delays, StreamState state, std::chrono::milliseconds uptime,
                              int delayMs)
{
    StatusSnapshot status;
    status.state = state;
    status.uptime = uptime;
    ClientStatus viewer;
    viewer.delayMs = delayMs;
    status.clients = {viewer};
    return delays.filter(status).clients[0].delayMs;
}

} // namespace

class LiveDelaysTest : public QObject
{
    Q_OBJECT

private slots:
    void aDelayIsShownWhileLive()
    {
        LiveDelays delays;
        QVERIFY(shownDelay(delays, StreamState::Live, 10s, 400) == 400);
        QVERIFY(shownDelay(delays, StreamState::Live, 11s, 500) == 500);
    }

    void whileNothingIsSentThereIsNone_data()
    {
        QTest::addColumn<StreamState>("state");
        QTest::newRow("paused") << StreamState::Paused;
        QTest::newRow("reconnecting") << StreamState::Reconnecting;
        QTest::newRow("ended") << StreamState::Ended;
    }
    void whileNothingIsSentThereIsNone()
    {
        QFETCH(const StreamState, state);
        LiveDelays delays;
        QVERIFY(shownDelay(delays, StreamState::Live, 10s, 400) == 400);
        QVERIFY(!shownDelay(delays, state, 11s, 2'500));
        QVERIFY(!shownDelay(delays, state, 25s, 14'400));
        // The next report is on its way.
        QVERIFY(!shownDelay(delays, StreamState::Live, 26s, 14'400));
        QVERIFY(!shownDelay(delays, StreamState::Live, 29s, 17'000));
        QVERIFY(shownDelay(delays, StreamState::Live, 30s, 400) == 400);
    }

    void theFirstStreamIsNotWaitedFor()
    {
        LiveDelays delays;
        QVERIFY(!shownDelay(delays, StreamState::Waiting, 1s, 700));
        QVERIFY(shownDelay(delays, StreamState::Live, 2s, 400) == 400);
    }

    void anotherRelayCountsFromTheStart()
    {
        LiveDelays delays;
        QVERIFY(!shownDelay(delays, StreamState::Reconnecting, 100s, 700));
        QVERIFY(!shownDelay(delays, StreamState::Live, 101s, 700));
        QVERIFY(shownDelay(delays, StreamState::Live, 1s, 400) == 400);
    }
};

QTEST_GUILESS_MAIN(LiveDelaysTest)
#include "live_delays_test.moc"
