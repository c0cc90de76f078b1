// Wrong guesses: how many an address has, and the growing pause after too many.
#include "auth/auth_throttle.h"

#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

constexpr AuthThrottle::Time start = 1000h;

QHostAddress address(int number)
{
    return QHostAddress(0x0A000000U + quint32(number));
}

/// \a count different wrong guesses in the same instant.
void failOften(AuthThrottle &limit, const QHostAddress &from, int count, AuthThrottle::Time now)
{
    static int number = 0;
    for (int i = 0; i < count; ++i)
        limit.fail(from, QByteArray::number(++number), now);
}

} // namespace

class AuthThrottleTest : public QObject
{
    Q_OBJECT

private slots:
    void pausesAfterTenInAMinute();
    void forgetsWhatIsAMinuteOld();
    void countsTheSameGuessOnce();
    void pausesLongerEachTime();
    void forgivesAfterAnHour();
    void letsEachAddressStandForItself();
    void knowsAnAddressInEitherForm();
    void isBounded();
};

void AuthThrottleTest::pausesAfterTenInAMinute()
{
    AuthThrottle limit{AuthThrottles()};
    QCOMPARE(limit.pauseOf(address(1), start), 0ms);
    failOften(limit, address(1), 9, start);
    QCOMPARE(limit.pauseOf(address(1), start), 0ms);
    failOften(limit, address(1), 1, start + 59s);
    QCOMPARE(limit.pauseOf(address(1), start + 59s), 60'000ms);
    QCOMPARE(limit.pauseOf(address(1), start + 118s), 1'000ms);
    QCOMPARE(limit.pauseOf(address(1), start + 119s - 1ns), 1ms);
    QCOMPARE(limit.pauseOf(address(1), start + 119s), 0ms);
}

void AuthThrottleTest::forgetsWhatIsAMinuteOld()
{
    AuthThrottle limit{AuthThrottles()};
    for (int i = 0; i < 100; ++i) {
        failOften(limit, address(1), 1, start + i * 7s); // nine in any minute
        QCOMPARE(limit.pauseOf(address(1), start + i * 7s), 0ms);
    }
    failOften(limit, address(1), 1, start + 99 * 7s + 1s);
    QVERIFY(limit.pauseOf(address(1), start + 99 * 7s + 1s) > 0ms);
}

void AuthThrottleTest::countsTheSameGuessOnce()
{
    AuthThrottle limit{AuthThrottles()};
    for (int i = 0; i < 50; ++i)
        limit.fail(address(1), "the same", start + i * 1s);
    failOften(limit, address(1), 8, start + 50s);
    QCOMPARE(limit.pauseOf(address(1), start + 50s), 0ms);
    failOften(limit, address(1), 1, start + 50s);
    QCOMPARE(limit.pauseOf(address(1), start + 50s), 60'000ms);
}

void AuthThrottleTest::pausesLongerEachTime()
{
    AuthThrottle limit{AuthThrottles()};
    AuthThrottle::Time now = start;
    for (const auto expected : {60s, 120s, 240s, 480s, 900s, 900s}) {
        failOften(limit, address(1), 10, now);
        QCOMPARE(limit.pauseOf(address(1), now), std::chrono::milliseconds(expected));
        now += expected;
        QCOMPARE(limit.pauseOf(address(1), now), 0ms);
    }
}

void AuthThrottleTest::forgivesAfterAnHour()
{
    AuthThrottle limit{AuthThrottles()};
    failOften(limit, address(1), 10, start);
    failOften(limit, address(1), 10, start + 59min);
    QCOMPARE(limit.pauseOf(address(1), start + 59min), 120'000ms);
    failOften(limit, address(1), 10, start + 119min);
    QCOMPARE(limit.pauseOf(address(1), start + 119min), 60'000ms);
}

void AuthThrottleTest::letsEachAddressStandForItself()
{
    AuthThrottle limit{AuthThrottles()};
    failOften(limit, address(1), 10, start);
    QVERIFY(limit.pauseOf(address(1), start) > 0ms);
    QCOMPARE(limit.pauseOf(address(2), start), 0ms);
}

void AuthThrottleTest::knowsAnAddressInEitherForm()
{
    AuthThrottle limit{AuthThrottles()};
    failOften(limit, QHostAddress(QStringLiteral("::ffff:10.0.0.1")), 5, start);
    failOften(limit, QHostAddress(QStringLiteral("10.0.0.1")), 5, start);
    QVERIFY(limit.pauseOf(QHostAddress(QStringLiteral("10.0.0.1")), start) > 0ms);
    QVERIFY(limit.pauseOf(QHostAddress(QStringLiteral("::ffff:10.0.0.1")), start) > 0ms);
}

void AuthThrottleTest::isBounded()
{
    AuthThrottle limit{AuthThrottles()};
    failOften(limit, address(0), 1, start);
    for (int i = 1; i < 3 * AuthThrottle::maxAddresses; ++i) {
        failOften(limit, address(i), 1, start + i * 1ms);
        QVERIFY(limit.size() <= AuthThrottle::maxAddresses);
        if (i % 1'000 == 0) // one that goes on is not pushed out by those who came once
            failOften(limit, address(0), 1, start + i * 1ms);
    }
    failOften(limit, address(0), 1, start + 13s);
    QVERIFY(limit.pauseOf(address(0), start + 13s) > 0ms);
}

QTEST_APPLESS_MAIN(AuthThrottleTest)
#include "auth_throttle_test.moc"
