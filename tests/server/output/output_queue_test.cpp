// An output of a test's own, made of the interfaces alone: what a further one (a server, another kind of
// file) takes.
#include "output/output_queue.h"

#include "stream/feed.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace lancast;
using namespace std::chrono_literals;

namespace {

/// Waits, as for a disk or a network, until it is let.
class SlowWorker final : public QObject
{
    Q_OBJECT

public:
    explicit SlowWorker(QSemaphore &permits)
        : m_permits(permits)
    {
    }

    void write(const QByteArray &bytes)
    {
        m_permits.acquire();
        emit written(bytes);
    }

signals:
    void written(const QByteArray &bytes);

private:
    QSemaphore &m_permits;
};

class TestOutput final : public QObject, public stream::Subscriber
{
    Q_OBJECT

public:
    explicit TestOutput(qsizetype maxBytes)
        : m_queue(QStringLiteral("test"), maxBytes, [this] { return makeWorker(); })
    {
    }
    ~TestOutput() override { letWrite(1'000); }

    void begin(const stream::Burst &burst) override
    {
        m_queue.backlog().awaitSyncPoint();
        post(burst.initSegment, 0);
        for (const stream::Chunk &chunk : burst.chunks)
            deliver(chunk);
    }

    void deliver(const stream::Chunk &chunk) override
    {
        if (m_queue.backlog().offer(chunk) == output::Backlog::Offer::Taken)
            post(chunk.header + chunk.body, chunk.size());
    }

    void setStreamState(stream::StreamState state) override { post(toString(state).toLatin1(), 0); }

    void letWrite(int count) { m_permits.release(count); }
    void finish()
    {
        m_queue.finish([](SlowWorker &worker) { worker.write("end"); });
    }
    [[nodiscard]] const QByteArrayList &written() const { return m_written; }
    [[nodiscard]] const output::OutputQueue<SlowWorker> &queue() const { return m_queue; }

private:
    SlowWorker *makeWorker()
    {
        auto *worker = new SlowWorker(m_permits);
        connect(worker, &SlowWorker::written, this, [this](const QByteArray &bytes) { m_written += bytes; });
        return worker;
    }
    void post(const QByteArray &bytes, qsizetype done)
    {
        m_queue.post([bytes](SlowWorker &worker) { worker.write(bytes); }, done);
    }

    QByteArrayList m_written;
    QSemaphore m_permits;
    output::OutputQueue<SlowWorker> m_queue;
};

/// Chunks are their frames' bytes, behind a header where a Cluster starts.
class BytesPackager final : public stream::Packager
{
public:
    stream::StreamHead start(const webm::Tracks &) override { return {"video/test", "init"}; }
    std::vector<webm::MuxedChunk> package(std::vector<webm::Frame> frames) override
    {
        std::vector<webm::MuxedChunk> chunks;
        for (const webm::Frame &frame : frames) {
            chunks.emplace_back();
            chunks.back().header = frame.isKeyframe ? "[" : "";
            chunks.back().body = frame.payload;
            chunks.back().isSyncPoint = frame.isKeyframe;
        }
        return chunks;
    }
    webm::MuxedChunk packageApart(std::span<const webm::Frame>) const override { return {}; }
};

} // namespace

class OutputQueueTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void hasNoThreadBeforeItIsNeeded();
    void worksInOrderAndReleasesWhatIsDone();
    void leavesOutWhatAWaitingWorkerHasNoRoomFor();
    void finishesWhatItHasBeenGiven();

private:
    void publish(const QByteArray &bytes, bool isKeyframe = false);

    std::unique_ptr<stream::Feed> m_feed;
};

void OutputQueueTest::init()
{
    m_feed = std::make_unique<stream::Feed>(std::make_unique<BytesPackager>());
    m_feed->start({7, {webm::Track{}}, 0s});
}

void OutputQueueTest::publish(const QByteArray &bytes, bool isKeyframe)
{
    webm::Frame frame;
    frame.payload = bytes;
    frame.isKeyframe = isKeyframe;
    m_feed->add({frame});
}

void OutputQueueTest::hasNoThreadBeforeItIsNeeded()
{
    TestOutput output(1'000);
    QVERIFY(!output.queue().isStarted());
    m_feed->join(output);
    QVERIFY(output.queue().isStarted());
    m_feed->leave(output);
}

void OutputQueueTest::worksInOrderAndReleasesWhatIsDone()
{
    TestOutput output(1'000);
    m_feed->join(output);
    publish("key", true);
    publish("second");
    m_feed->setState(stream::StreamState::Paused);
    QCOMPARE(output.queue().backlog().bytes(), 10);
    output.letWrite(2);
    QTRY_COMPARE(output.written(), (QByteArrayList{"init", "[key"}));
    QTRY_COMPARE(output.queue().backlog().bytes(), 6);
    output.letWrite(2);
    QTRY_COMPARE(output.written(), (QByteArrayList{"init", "[key", "second", "paused"}));
    QTRY_COMPARE(output.queue().backlog().bytes(), 0);
    m_feed->leave(output);
}

void OutputQueueTest::leavesOutWhatAWaitingWorkerHasNoRoomFor()
{
    TestOutput output(10);
    m_feed->join(output);
    publish("key", true);
    publish("too many bytes");
    publish("more");
    output.letWrite(2);
    QTRY_COMPARE(output.queue().backlog().bytes(), 0);
    publish("rest");
    publish("key 2", true);
    output.letWrite(1);
    QTRY_COMPARE(output.written(), (QByteArrayList{"init", "[key", "[key 2"}));
    m_feed->leave(output);
}

void OutputQueueTest::finishesWhatItHasBeenGiven()
{
    TestOutput output(1'000);
    m_feed->join(output);
    publish("key", true);
    m_feed->leave(output);
    output.letWrite(3);
    output.finish();
    QTRY_COMPARE(output.written(), (QByteArrayList{"init", "[key", "end"}));
}

QTEST_GUILESS_MAIN(OutputQueueTest)
#include "output_queue_test.moc"
