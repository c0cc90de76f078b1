// Who gets which chunk, and who waits.
#include "stream/fan_out.h"

#include "tests/support/stream_sinks.h"
#include "webm/chunk_muxer.h"

#include <QTest>

#include <functional>
#include <utility>

using namespace lancast::stream;

namespace {

Chunk chunk(const QByteArray &payload, bool isSyncPoint)
{
    Chunk chunk;
    chunk.body = payload;
    chunk.isSyncPoint = isSyncPoint;
    return chunk;
}

class KeepingSubscriber final : public Subscriber
{
public:
    void begin(const Burst &burst) override { got += '<' + lancast::test::joined(burst.chunks) + '>'; }
    void deliver(const Chunk &chunk) override
    {
        got += chunk.body;
        if (onDeliver)
            onDeliver();
    }

    void setStreamState(StreamState state) override { got += '[' + toString(state).toLatin1() + ']'; }

    QByteArray got;
    std::function<void()> onDeliver;
};

} // namespace

class FanOutTest : public QObject
{
    Q_OBJECT

private slots:
    void startsNowOrAtASyncPoint()
    {
        FanOut fanOut;
        KeepingSubscriber now;
        KeepingSubscriber later;
        fanOut.add(now, JoinPoint::Now);
        fanOut.add(later, JoinPoint::AtSyncPoint);
        fanOut.deliver(chunk("a", false));
        fanOut.deliver(chunk("B", true));
        fanOut.deliver(chunk("c", false));
        QCOMPARE(now.got, "aBc");
        QCOMPARE(later.got, "Bc");
    }

    void waitsAfterANewBeginning()
    {
        FanOut fanOut;
        KeepingSubscriber sink;
        fanOut.add(sink, JoinPoint::Now);
        Burst burst;
        burst.chunks = {chunk("new", true)};
        fanOut.begin(burst);
        fanOut.deliver(chunk("a", false));
        fanOut.deliver(chunk("B", true));
        QCOMPARE(sink.got, "<new>B");
    }

    void tellsEverybodyOfAState()
    {
        FanOut fanOut;
        KeepingSubscriber now;
        KeepingSubscriber later;
        fanOut.add(now, JoinPoint::Now);
        fanOut.setStreamState(StreamState::Live);
        fanOut.add(later, JoinPoint::AtSyncPoint);
        fanOut.deliver(chunk("a", false));
        fanOut.setStreamState(StreamState::Ended);
        QCOMPARE(now.got, "[live]a[ended]");
        QCOMPARE(later.got, "[ended]");
    }

    void comesAndGoesWhileServed()
    {
        FanOut fanOut;
        KeepingSubscriber restless;
        KeepingSubscriber other;
        KeepingSubscriber guest;
        fanOut.add(restless, JoinPoint::Now);
        fanOut.add(other, JoinPoint::Now);
        restless.onDeliver = [&] {
            fanOut.remove(restless);
            fanOut.add(guest, JoinPoint::Now);
        };
        fanOut.deliver(chunk("A", true));
        fanOut.deliver(chunk("b", false));
        QCOMPARE(restless.got, "A");
        QCOMPARE(other.got, "Ab");
        QCOMPARE(guest.got, "b");
    }

    void servesNobodyWhoWasRemovedMeanwhile()
    {
        FanOut fanOut;
        KeepingSubscriber first;
        KeepingSubscriber second;
        fanOut.add(first, JoinPoint::Now);
        fanOut.add(second, JoinPoint::Now);
        bool isWithin = false;
        first.onDeliver = [&] {
            if (std::exchange(isWithin, true))
                return;
            fanOut.remove(second);
            fanOut.deliver(chunk("within", false));
        };
        fanOut.deliver(chunk("A", true));
        fanOut.add(second, JoinPoint::Now);
        fanOut.deliver(chunk("b", false));
        QCOMPARE(first.got, "Awithinb");
        QCOMPARE(second.got, "b");
    }
};

QTEST_APPLESS_MAIN(FanOutTest)
#include "fan_out_test.moc"
