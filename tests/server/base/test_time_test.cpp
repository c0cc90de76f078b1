// The time that other tests move by hand.
#include "tests/support/test_time.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <semaphore>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class TestTimeTest final : public QObject
{
    Q_OBJECT

public:
    explicit TestTimeTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void standsStillByItself()
    {
        bool hasFired = false;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&hasFired] { hasFired = true; });
        timer.start(1ms);
        const TestTime::Time before = clockOfThread().now();
        QVERIFY(!QTest::qWaitFor([&hasFired] { return hasFired; }, 20));
        QCOMPARE(clockOfThread().now(), before);
        m_time.advance(1ms);
        QVERIFY(hasFired);
    }

    /// Each at its time by the clock, also those that another one starts.
    void goesFromTimerToTimer()
    {
        const TestTime::Time begun = m_time.now();
        QList<qint64> fired;
        const auto note = [&] { fired.append((clockOfThread().now() - begun) / 1ms); };
        QTimer repeated;
        connect(&repeated, &QTimer::timeout, this, note);
        repeated.start(40ms);
        QTimer::singleShot(100ms, this, [&] { QTimer::singleShot(5ms, this, note); });
        m_time.advance(120ms);
        QCOMPARE(fired, (QList<qint64>{40, 80, 105, 120}));
        QCOMPARE(m_time.now() - begun, 120ms);
    }

    void stopsWhereTheConditionHolds()
    {
        const TestTime::Time begun = m_time.now();
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&fired] { ++fired; });
        timer.start(30ms);
        QVERIFY(m_time.advanceUntil([&fired] { return fired == 3; }, 1s));
        QCOMPARE(m_time.now() - begun, 90ms);
        QVERIFY(!m_time.advanceUntil([&fired] { return fired == 100; }, 60ms));
        QCOMPARE(fired, 5);
    }

    /// What one end says at a timer, the other end answers before the next one.
    void letsSocketsAnswerBetweenTwoTimers()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *accepted = server.nextPendingConnection();
            connect(accepted, &QTcpSocket::readyRead, accepted,
                    [accepted] { accepted->write(accepted->readAll()); });
        });
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        int asked = 0;
        bool isInTime = true;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            isInTime = isInTime && client.readAll().size() == (asked == 0 ? 0 : 1'000);
            client.write(QByteArray(1'000, char(++asked)));
        });
        timer.start(1ms);
        m_time.advance(200ms);
        QCOMPARE(asked, 200);
        QVERIFY(isInTime);
    }

    void movesTheTimersOfOtherThreadsByTheSameClock()
    {
        QThread thread;
        thread.setEventDispatcher(new EpollDispatcher(clockOfThread()));
        QObject worker;
        worker.moveToThread(&thread);
        thread.start();
        const TestTime::Time begun = m_time.now();
        QList<qint64> fired;
        std::binary_semaphore isStarted(0);
        QMetaObject::invokeMethod(&worker, [&] {
            QTimer::singleShot(300ms, &worker, [&] { fired.append((clockOfThread().now() - begun) / 1ms); });
            isStarted.release();
        });
        isStarted.acquire();
        m_time.advance(299ms);
        QVERIFY(fired.isEmpty());
        m_time.advance(10ms);
        QCOMPARE(fired, QList<qint64>{300});
        thread.quit();
        thread.wait();
    }

    void leavesThreadsTheirTime()
    {
        QThread thread;
        QObject worker;
        worker.moveToThread(&thread);
        thread.start();
        bool isAnswered = false;
        QMetaObject::invokeMethod(
            &worker, [&] { QMetaObject::invokeMethod(this, [&isAnswered] { isAnswered = true; }); });
        QVERIFY(m_time.advanceWithThreadsUntil([&isAnswered] { return isAnswered; }, 5min));
        thread.quit();
        thread.wait();
    }

private:
    TestTime &m_time;
};

int main(int argc, char **argv)
{
    return runInTestTime<TestTimeTest>(argc, argv);
}

#include "test_time_test.moc"
