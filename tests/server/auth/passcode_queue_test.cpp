// The order in which passcodes are checked, under floods: how long a right one has to wait.
#include "auth/passcode_queue.h"

#include <QSet>
#include <QTest>

#include <random>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

/// A check takes a tenth of a second and a little.
constexpr PasscodeQueue::Time checkTime = 125ms;
/// A page shows its passcode again after about as long.
constexpr PasscodeQueue::Time retryPause = 1500ms;

PasscodeQueue::Random seeded(quint32 seed)
{
    return [engine = std::mt19937(seed)](qsizetype bound) mutable {
        return qsizetype(engine() % quint32(bound));
    };
}

QHostAddress ipv4(quint32 number)
{
    return QHostAddress(0x0A000000U + number);
}

/// Addresses of one /64 count up in its last bytes.
QHostAddress ipv6(quint8 prefix, quint32 number)
{
    Q_IPV6ADDR bytes{};
    bytes.c[0] = 0xfd;
    bytes.c[5] = prefix;
    for (int i = 0; i < 4; ++i)
        bytes.c[15 - i] = quint8(number >> (8 * i));
    return QHostAddress(bytes);
}

} // namespace

class PasscodeQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void groups_data();
    void groups();
    void addressesAndGroupsTakeTurns();
    void isBoundedAndLosesNothing();
    void aFloodKeepsNobodyOut_data();
    void aFloodKeepsNobodyOut();
    void aHallOfGuestsIsServedOneAfterTheOther();
};

void PasscodeQueueTest::groups_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("group");
    QTest::newRow("IPv4") << QStringLiteral("192.168.7.33") << QStringLiteral("192.168.7.0");
    QTest::newRow("IPv4 in IPv6") << QStringLiteral("::ffff:192.168.7.33") << QStringLiteral("192.168.7.0");
    QTest::newRow("IPv6") << QStringLiteral("2001:db8:1:2ff::7") << QStringLiteral("2001:db8:1:200::");
    QTest::newRow("scope") << QStringLiteral("fe80::1%eth0") << QStringLiteral("fe80::");
}

void PasscodeQueueTest::groups()
{
    QFETCH(const QString, address);
    QFETCH(const QString, group);
    QCOMPARE(addressGroup(QHostAddress(address)), QHostAddress(group));
}

void PasscodeQueueTest::addressesAndGroupsTakeTurns()
{
    PasscodeQueue queue(seeded(1));
    const auto add = [&queue](quint32 address, const QByteArray &guess) {
        QVERIFY(!queue.add({ipv4(address), guess}));
    };
    for (const char *guess : {"a", "b", "c"})
        add(1, guess);
    add(2, "d");
    add(256, "e"); // of another group
    QByteArray order;
    for (int i = 1; queue.size() > 0; ++i)
        order += queue.takeNext(i * 1s)->second;
    QCOMPARE(order, QByteArray("aedbc"));
    QVERIFY(!queue.takeNext(9s));
}

void PasscodeQueueTest::isBoundedAndLosesNothing()
{
    PasscodeQueue queue(seeded(2));
    QSet<PasscodeGuess> inside;
    std::mt19937 random(3);
    for (int i = 0; i < 20'000; ++i) {
        const PasscodeGuess guess{ipv4(random() % 500), QByteArray::number(i)};
        inside.insert(guess);
        if (const auto givesWay = queue.add(guess))
            QVERIFY(inside.remove(*givesWay));
        if (random() % 20 == 0) {
            const auto next = queue.takeNext(i * 1ms);
            QVERIFY(next && inside.remove(*next));
        }
        QCOMPARE(queue.size(), inside.size());
        QVERIFY(queue.size() <= PasscodeQueue::maxWaiting);
    }
}

void PasscodeQueueTest::aFloodKeepsNobodyOut_data()
{
    using Source = std::function<QHostAddress(quint32)>;
    QTest::addColumn<Source>("source");
    QTest::addColumn<QHostAddress>("guest");
    QTest::addColumn<int>("seconds"); ///< at most, for four of five guests
    const auto row = [](const char *title, const Source &source, const QHostAddress &guest, int seconds) {
        QTest::newRow(title) << source << guest << seconds;
    };
    row(
        "one address", [](quint32) { return ipv4(7); }, ipv4(256), 2);
    row(
        "a /16, address by address", [](quint32 i) { return ipv4(0x10000 + i / 4 % 0x10000); }, ipv4(7), 2);
    row(
        "a /16, group by group", [](quint32 i) { return ipv4(0x10000 + i % 256 * 256 + i / 256 % 256); },
        ipv4(7), 40);
    row(
        "200 neighbours", [](quint32 i) { return ipv4(i % 200); }, ipv4(201), 40);
    row(
        "a whole /64", [](quint32 i) { return ipv6(1, i); }, ipv4(7), 2);
    row(
        "a /48, /56 by /56", [](quint32 i) { return ipv6(quint8(i % 256), i); }, ipv4(7), 40);
    // Nothing tells this guest from them: only chance does.
    row(
        "the guest's own /64", [](quint32 i) { return ipv6(1, i); }, ipv6(1, 0xFFFFFFFF), 300);
}

/// 400 guesses come in a second, after ten seconds in which they had the queue for themselves. Each group,
/// and each address of a group, is served once before the guest at most: 256 of them take 32 s.
void PasscodeQueueTest::aFloodKeepsNobodyOut()
{
    QFETCH(const std::function<QHostAddress(quint32)>, source);
    QFETCH(const QHostAddress, guest);
    QFETCH(const int, seconds);
    QList<double> waits;
    for (quint32 seed = 1; seed <= 5; ++seed) {
        PasscodeQueue queue(seeded(seed));
        const PasscodeGuess right{guest, "right"};
        constexpr PasscodeQueue::Time arrival = 10s;
        PasscodeQueue::Time retryAt = arrival;
        bool isIn = false;
        bool isWaiting = false;
        PasscodeQueue::Time now = 0s;
        for (quint32 i = 0; !isIn && now < arrival + 600s; ++i, now += 2500us) {
            PasscodeQueue::Time backAt = now + retryPause;
            const auto giveWay = [&](const std::optional<PasscodeGuess> &one) {
                if (one == right) {
                    isWaiting = false;
                    retryAt = backAt;
                }
            };
            giveWay(queue.add({source(i), QByteArray::number(i)}));
            if (!isWaiting && now >= retryAt) {
                isWaiting = true;
                giveWay(queue.add(right));
            }
            if (now / checkTime != (now + 2500us) / checkTime)
                isIn = queue.takeNext(now) == right;
        }
        waits.append(std::chrono::duration<double>(now - arrival).count());
    }
    std::ranges::sort(waits);
    QVERIFY2(waits[3] <= seconds, qPrintable(QString::number(waits[3])));
}

void PasscodeQueueTest::aHallOfGuestsIsServedOneAfterTheOther()
{
    PasscodeQueue queue(seeded(4));
    QList<quint32> outside;
    for (quint32 i = 0; i < 200; ++i)
        outside.append(i);
    int served = 0;
    int checks = 0;
    while (served < 200) {
        for (const quint32 guest : std::exchange(outside, {})) {
            if (const auto givesWay = queue.add({ipv4(guest), "right"}))
                outside.append((givesWay->first.toIPv4Address() - 0x0A000000U));
        }
        served += queue.takeNext(++checks * checkTime).has_value() ? 1 : 0;
    }
    QCOMPARE(checks, 200);
    QCOMPARE(queue.size(), 0);
}

QTEST_APPLESS_MAIN(PasscodeQueueTest)
#include "passcode_queue_test.moc"
