// Who gets which chunk, and who waits.
#include "relay/seats.h"

#include "tests/support/stream_sinks.h"
#include "webm/chunk_muxer.h"

#include <QTest>

#include <functional>
#include <utility>

using namespace lancast::relay;

namespace {

Chunk chunk(const QByteArray &payload, bool isSyncPoint)
{
    Chunk chunk;
    chunk.blocks = payload;
    chunk.isSyncPoint = isSyncPoint;
    return chunk;
}

class NotingSink final : public StreamSink
{
public:
    void startBlob(const Blob &blob) override { got += '<' + lancast::test::joined(blob.chunks) + '>'; }
    void deliver(const Chunk &chunk) override
    {
        got += chunk.blocks;
        if (onDeliver)
            onDeliver();
    }

    QByteArray got;
    std::function<void()> onDeliver;
};

} // namespace

class SeatsTest : public QObject
{
    Q_OBJECT

private slots:
    void startsNowOrAtASyncPoint()
    {
        Seats seats;
        NotingSink now;
        NotingSink later;
        seats.add(now, Seats::Start::Now);
        seats.add(later, Seats::Start::AtSyncPoint);
        seats.deliver(chunk("a", false));
        seats.deliver(chunk("B", true));
        seats.deliver(chunk("c", false));
        QCOMPARE(now.got, "aBc");
        QCOMPARE(later.got, "Bc");
    }

    void waitsAfterANewBeginning()
    {
        Seats seats;
        NotingSink sink;
        seats.add(sink, Seats::Start::Now);
        Blob blob;
        blob.chunks = {chunk("new", true)};
        seats.startBlob(blob);
        seats.deliver(chunk("a", false));
        seats.deliver(chunk("B", true));
        QCOMPARE(sink.got, "<new>B");
    }

    void comesAndGoesWhileServed()
    {
        Seats seats;
        NotingSink restless;
        NotingSink other;
        NotingSink guest;
        seats.add(restless, Seats::Start::Now);
        seats.add(other, Seats::Start::Now);
        restless.onDeliver = [&] {
            seats.remove(restless);
            seats.add(guest, Seats::Start::Now);
        };
        seats.deliver(chunk("A", true));
        seats.deliver(chunk("b", false));
        QCOMPARE(restless.got, "A");
        QCOMPARE(other.got, "Ab");
        QCOMPARE(guest.got, "b");
    }

    void servesNobodyWhoWasRemovedMeanwhile()
    {
        Seats seats;
        NotingSink first;
        NotingSink second;
        seats.add(first, Seats::Start::Now);
        seats.add(second, Seats::Start::Now);
        bool isWithin = false;
        first.onDeliver = [&] {
            if (std::exchange(isWithin, true))
                return;
            seats.remove(second);
            seats.deliver(chunk("within", false));
        };
        seats.deliver(chunk("A", true));
        seats.add(second, Seats::Start::Now);
        seats.deliver(chunk("b", false));
        QCOMPARE(first.got, "Awithinb");
        QCOMPARE(second.got, "b");
    }
};

QTEST_APPLESS_MAIN(SeatsTest)
#include "seats_test.moc"
