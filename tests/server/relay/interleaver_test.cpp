// Picture and sound in one order by time, and nothing held for ever.
#include "relay/interleaver.h"

#include "tests/support/blocks.h"

#include <QTest>

using namespace lancast;
using namespace lancast::relay;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const std::vector<webm::Block> &blocks)
{
    QByteArrayList parts;
    for (const webm::Block &block : blocks)
        parts.append(block.payload + '@' + QByteArray::number(qint64(block.time / 1ms)));
    return parts.join(' ');
}

} // namespace

class InterleaverTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatTheSoundHasReached();
    void sortsByTime();
    void keepsTheOrderOfEqualTimes();
    void holdsNothingForLong();
    void givesWhatIsShownBeforeWhatHasWaited();
    void givesAll();
};

void InterleaverTest::givesWhatTheSoundHasReached()
{
    Interleaver interleaver;
    interleaver.add(test::videoBlock(0ms, true, "v"), 0ms);
    interleaver.add(test::videoBlock(33ms, false, "v"), 0ms);
    interleaver.add(test::videoBlock(66ms, false, "v"), 0ms);
    QCOMPARE(contentOf(interleaver.take(40ms, 0ms)), QByteArray("v@0 v@33"));
    QCOMPARE(contentOf(interleaver.take(40ms, 0ms)), QByteArray());
    QCOMPARE(contentOf(interleaver.take(66ms, 0ms)), QByteArray("v@66"));
}

void InterleaverTest::sortsByTime()
{
    Interleaver interleaver;
    interleaver.add(test::videoBlock(38ms, true, "key"), 0ms); // of a recording whose sound comes after it
    interleaver.add(test::audioBlock(30ms, "lost"), 0ms);
    interleaver.add(test::audioBlock(50ms, "sound"), 0ms);
    QCOMPARE(contentOf(interleaver.take(70ms, 0ms)), QByteArray("lost@30 key@38 sound@50"));
}

void InterleaverTest::keepsTheOrderOfEqualTimes()
{
    Interleaver interleaver;
    for (const char *name : {"a", "b", "c"})
        interleaver.add(test::videoBlock(10ms, false, name), 0ms);
    QCOMPARE(contentOf(interleaver.takeAll()), QByteArray("a@10 b@10 c@10"));
}

void InterleaverTest::holdsNothingForLong()
{
    Interleaver interleaver;
    interleaver.add(test::videoBlock(100ms, false, "v"), 1s);
    QVERIFY(interleaver.take(0ms, 1s + Interleaver::maxWait - 1ms).empty());
    QCOMPARE(contentOf(interleaver.take(0ms, 1s + Interleaver::maxWait)), QByteArray("v@100"));
}

void InterleaverTest::givesWhatIsShownBeforeWhatHasWaited()
{
    Interleaver interleaver;
    interleaver.add(test::videoBlock(100ms, false, "old"), 0ms);
    interleaver.add(test::videoBlock(90ms, false, "new"), 100ms);
    interleaver.add(test::videoBlock(110ms, false, "later"), 100ms);
    QCOMPARE(contentOf(interleaver.take(0ms, Interleaver::maxWait)), QByteArray("new@90 old@100"));
    QCOMPARE(contentOf(interleaver.takeAll()), QByteArray("later@110"));
}

void InterleaverTest::givesAll()
{
    Interleaver interleaver;
    QVERIFY(interleaver.takeAll().empty());
    interleaver.add(test::videoBlock(1h, false, "v"), 0ms);
    QCOMPARE(contentOf(interleaver.takeAll()), QByteArray("v@3600000"));
    QVERIFY(interleaver.takeAll().empty());
}

QTEST_APPLESS_MAIN(InterleaverTest)
#include "interleaver_test.moc"
