// Who gets which chunk, and who waits.
#include "relay/seats.h"

#include "tests/support/stream_sinks.h"
#include "webm/chunk_muxer.h"

#include <QTest>

#include <functional>

using namespace lancast::relay;

namespace {

Chunk chunk(const QByteArray &payload, bool isSyncPoint)
{
    lancast::webm::MuxedChunk muxed;
    muxed.bytes = payload;
    muxed.isSyncPoint = isSyncPoint;
    return makeChunk(muxed);
}

class NotingSink final : public StreamSink
{
public:
    void startBlob(const Blob &blob) override { got += '<' + lancast::test::joined(blob.chunks) + '>'; }
    Delivery deliver(const Chunk &chunk) override
    {
        got += chunk.payload().toByteArray();
        if (onDeliver)
            onDeliver();
        return answer;
    }

    QByteArray got;
    Delivery answer = Delivery::Sent;
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
        QCOMPARE(seats.deliver(chunk("a", false)), 1);
        QCOMPARE(seats.deliver(chunk("B", true)), 2);
        QCOMPARE(seats.deliver(chunk("c", false)), 2);
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
        QCOMPARE(seats.deliver(chunk("a", false)), 0);
        QCOMPARE(seats.deliver(chunk("B", true)), 1);
        QCOMPARE(sink.got, "<new>B");
    }

    void countsWhatIsNotDropped()
    {
        Seats seats;
        NotingSink sent;
        NotingSink queued;
        NotingSink dropped;
        queued.answer = Delivery::Queued;
        dropped.answer = Delivery::Dropped;
        for (NotingSink *sink : {&sent, &queued, &dropped})
            seats.add(*sink, Seats::Start::Now);
        QCOMPARE(seats.deliver(chunk("four", true)), 8);
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
        QCOMPARE(seats.deliver(chunk("A", true)), 2);
        QCOMPARE(seats.deliver(chunk("b", false)), 2);
        QCOMPARE(restless.got, "A");
        QCOMPARE(other.got, "Ab");
        QCOMPARE(guest.got, "b");
    }
};

QTEST_APPLESS_MAIN(SeatsTest)
#include "seats_test.moc"
