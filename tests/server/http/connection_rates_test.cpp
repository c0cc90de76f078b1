// How often one address may come: by a clock of the test's own.
#include "http/connection_rates.h"

#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

const QHostAddress guest(QStringLiteral("192.168.1.20"));
const QHostAddress other(QStringLiteral("fd00::7"));

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.maxConnectionsPerSecond = 10;
    limits.maxConnectionBurst = 40;
    limits.maxForwardedRequestsPerSecond = 4;
    limits.maxForwardedRequestBurst = 16;
    limits.maxHandshakesPerSecond = 2;
    limits.maxHandshakeBurst = 8;
    limits.maxHandshakesOfAllPerSecond = 20;
    limits.maxHandshakeBurstOfAll = 60;
    limits.maxRatedAddresses = 5;
    return limits;
}

QHostAddress addressOf(int number)
{
    return QHostAddress(quint32(0x0A000000 + number));
}

/// How many of \a tries are let through at once.
template<typename Take> int passing(int tries, Take take)
{
    int count = 0;
    for (int i = 0; i < tries; ++i)
        count += take() ? 1 : 0;
    return count;
}

} // namespace

class ConnectionRatesTest : public QObject
{
    Q_OBJECT

private slots:
    void connectionsHaveABurstAndARate();
    void handshakesHaveTheirOwn();
    void requestsByAProxyHaveTheirOwn();
    void addressesDoNotShareTheirs();
    void thisMachineMayConnectAtWill();
    void handshakesOfAllHaveALimit();
    void manyAddressesCostNoMoreThanFew();
};

void ConnectionRatesTest::connectionsHaveABurstAndARate()
{
    ConnectionRates rates(smallLimits());
    QCOMPARE(passing(100, [&] { return rates.takeConnection(guest, 100s); }), 40);
    QCOMPARE(passing(100, [&] { return rates.takeConnection(guest, 101s); }), 10);
    QCOMPARE(passing(100, [&] { return rates.takeConnection(guest, 200s); }), 40);
}

void ConnectionRatesTest::handshakesHaveTheirOwn()
{
    ConnectionRates rates(smallLimits());
    QCOMPARE(passing(100, [&] { return rates.takeHandshake(guest, 100s); }), 8);
    QCOMPARE(passing(100, [&] { return rates.takeHandshake(guest, 101s); }), 2);
    QVERIFY(rates.takeConnection(guest, 101s));
}

void ConnectionRatesTest::requestsByAProxyHaveTheirOwn()
{
    ConnectionRates rates(smallLimits());
    QCOMPARE(passing(100, [&] { return rates.takeForwardedRequest(guest, 100s); }), 16);
    QCOMPARE(passing(100, [&] { return rates.takeForwardedRequest(other, 100s); }), 16);
    QCOMPARE(passing(100, [&] { return rates.takeForwardedRequest(guest, 101s); }), 4);
    QVERIFY(rates.takeConnection(guest, 101s));
}

void ConnectionRatesTest::addressesDoNotShareTheirs()
{
    ConnectionRates rates(smallLimits());
    QCOMPARE(passing(100, [&] { return rates.takeHandshake(guest, 100s); }), 8);
    QCOMPARE(passing(100, [&] { return rates.takeHandshake(other, 100s); }), 8);
}

void ConnectionRatesTest::thisMachineMayConnectAtWill()
{
    ConnectionRates rates(smallLimits());
    const QHostAddress own(QHostAddress::LocalHost);
    QCOMPARE(passing(1'000, [&] { return rates.takeConnection(own, 100s); }), 1'000);
    QCOMPARE(passing(1'000, [&] { return rates.takeForwardedRequest(own, 100s); }), 1'000);
    QCOMPARE(passing(100, [&] { return rates.takeHandshake(own, 100s); }), 8);
}

void ConnectionRatesTest::handshakesOfAllHaveALimit()
{
    HttpLimits limits = smallLimits();
    limits.maxRatedAddresses = 1'000;
    ConnectionRates rates(limits);
    int count = 0;
    for (int i = 0; i < 100; ++i)
        count += passing(8, [&] { return rates.takeHandshake(addressOf(i), 100s); });
    QCOMPARE(count, 60);
    QVERIFY(rates.takeHandshake(addressOf(500), 101s));
}

/// Those that find no room share one allowance, until others have been silent long enough to be forgotten.
void ConnectionRatesTest::manyAddressesCostNoMoreThanFew()
{
    ConnectionRates rates(smallLimits());
    int count = 0;
    for (int i = 0; i < 1'000; ++i)
        count += rates.takeConnection(addressOf(i), 100s) ? 1 : 0;
    QCOMPARE(count, 5 + 40);
    QVERIFY(!rates.takeConnection(guest, 100s));
    QVERIFY(rates.takeConnection(addressOf(0), 100s)); // has its own
    QCOMPARE(passing(100, [&] { return rates.takeConnection(guest, 120s); }), 40);
}

QTEST_APPLESS_MAIN(ConnectionRatesTest)
#include "connection_rates_test.moc"
