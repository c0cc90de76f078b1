// A publisher with two encodings of one origin: a page goes over from one to the other at a sync point.
#include "stream/webm_packager.h"

#include "tests/support/net_recording.h"
#include "tests/support/net_viewer.h"

#include <QTest>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

constexpr stream::FeedId smallFeed{stream::EncodingId(1), stream::Format::WebM};
constexpr int keyframeEvery = 10;

/// What a page got, blob by blob, in the order in which it was told of them.
std::vector<QByteArray> blobsOf(TestViewer &viewer)
{
    std::map<qint64, QByteArray> blobs; // by id: they rise
    const auto collect = [&blobs](const WebSocketPeer &channel) {
        qint64 id = -1;
        for (const Frame &frame : channel.frames()) {
            const QJsonObject message = frame.json();
            if (message.value(QLatin1String("type")).toString() == QLatin1String("blob"))
                id = message.value(QLatin1String("id")).toInteger(-1);
            else if (frame.opcode == Frame::Binary)
                blobs[id].append(frame.payload);
        }
    };
    collect(viewer.blob());
    collect(viewer.chunk());
    std::vector<QByteArray> all;
    for (const auto &[id, bytes] : blobs)
        all.push_back(bytes);
    return all;
}

QList<int> range(int first, int last)
{
    QList<int> numbers;
    for (int number = first; number <= last; ++number)
        numbers.append(number);
    return numbers;
}

} // namespace

class EncodingsTest : public QObject
{
    Q_OBJECT

public:
    explicit EncodingsTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void init();
    void cleanup();
    void startsWithTheMainOne();
    void goesOverAtASyncPoint();
    void comesBack();
    void doesNotGoIfItComesBackBefore();
    void goesOverWhereTheOtherStartsOver();
    void keepsItsOwnAfterThePast();
    void isNotMovedToWhatThereIsNot();

private:
    void publish(int frames);
    [[nodiscard]] bool move(stream::FeedId feed);

    TestTime &m_time;
    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<stream::Ingest> m_smallIngest;
    NumberedRecording m_mainRecording;
    NumberedRecording m_smallRecording;
    std::unique_ptr<TestViewer> m_other; ///< takes the place in the relay's own thread
    std::unique_ptr<TestViewer> m_viewer;
};

void EncodingsTest::init()
{
    m_relay = std::make_unique<TestRelay>();
    stream::Feeds &feeds = m_relay->room().feeds();
    feeds.add(smallFeed, std::make_unique<stream::WebmPackager>());
    m_smallIngest = std::make_unique<stream::Ingest>(feeds.encoding(smallFeed.encoding));
    m_mainRecording = NumberedRecording(1'000, keyframeEvery);
    m_smallRecording = NumberedRecording(100, keyframeEvery);
    m_relay->room().ingest().startRun(1, m_time.now());
    m_smallIngest->startRun(1, m_time.now());
    QVERIFY(m_relay->room().ingest().publish(1, m_mainRecording.firstPiece(), m_time.now()).isEmpty());
    QVERIFY(m_smallIngest->publish(1, m_smallRecording.firstPiece(), m_time.now()).isEmpty());
    m_other = std::make_unique<TestViewer>(*m_relay, "the-other-one");
    QTRY_VERIFY(m_other->hasBlob());
    m_viewer = std::make_unique<TestViewer>(*m_relay);
    QTRY_COMPARE(m_viewer->state(), QStringLiteral("live"));
    QTRY_VERIFY(m_viewer->hasBlob());
}

void EncodingsTest::cleanup()
{
    m_viewer.reset();
    m_other.reset();
    m_smallIngest.reset();
    m_relay.reset();
}

void EncodingsTest::publish(int frames)
{
    for (int i = 0; i < frames; ++i) {
        m_time.advance(33ms);
        QVERIFY(m_relay->room().ingest().publish(1, m_mainRecording.nextPiece(), m_time.now()).isEmpty());
        QVERIFY(m_smallIngest->publish(1, m_smallRecording.nextPiece(), m_time.now()).isEmpty());
    }
}

bool EncodingsTest::move(stream::FeedId feed)
{
    const quint64 id = m_relay->server().status().clients.constLast().id;
    return m_relay->room().viewers().moveTo(feed, id);
}

void EncodingsTest::startsWithTheMainOne()
{
    publish(25);
    QTRY_COMPARE(readBack(m_viewer->media()).numbers(), range(0, 25));
    QCOMPARE(readBack(m_viewer->media()).blocks[1].payload.size(), 1'000);
}

/// No frame is missing, and the new one begins where it can be decoded.
void EncodingsTest::goesOverAtASyncPoint()
{
    publish(12);
    QVERIFY(move(smallFeed));
    publish(13);
    QTRY_COMPARE(blobsOf(*m_viewer).size(), size_t(2));
    QTRY_COMPARE(readBack(blobsOf(*m_viewer)[1]).numbers(), range(20, 25));
    const ReadBack before = readBack(blobsOf(*m_viewer)[0]);
    QCOMPARE(before.numbers(), range(0, 20)); // of this sync point, too: that came first
    const ReadBack after = readBack(blobsOf(*m_viewer)[1]);
    QVERIFY(after.blocks.front().isKeyframe);
    QCOMPARE(after.blocks.front().payload.size(), 100);
    QCOMPARE(after.blocks.front().time, before.blocks.back().time);
    const auto told = m_viewer->blob().texts(QStringLiteral("blob"));
    QCOMPARE(told[1].value(QLatin1String("epoch")), told[0].value(QLatin1String("epoch")));
    publish(20);
    QTRY_COMPARE(readBack(blobsOf(*m_viewer)[1]).numbers(), range(20, 45));
}

void EncodingsTest::comesBack()
{
    publish(5);
    QVERIFY(move(smallFeed));
    publish(10);
    QVERIFY(move({}));
    publish(10);
    QTRY_COMPARE(blobsOf(*m_viewer).size(), size_t(3)); // in the order of rising ids
    QTRY_COMPARE(readBack(blobsOf(*m_viewer)[2]).numbers(), range(20, 25));
    QCOMPARE(readBack(blobsOf(*m_viewer)[1]).numbers(), range(10, 19));
    QCOMPARE(readBack(blobsOf(*m_viewer)[2]).blocks[0].payload.size(), 1'000);
}

void EncodingsTest::doesNotGoIfItComesBackBefore()
{
    publish(12);
    QVERIFY(move(smallFeed));
    publish(5);
    QVERIFY(move({}));
    publish(10);
    QTRY_COMPARE(readBack(m_viewer->media()).numbers(), range(0, 27));
    QCOMPARE(blobsOf(*m_viewer).size(), size_t(1));
}

/// The order is older than what it finds there.
void EncodingsTest::goesOverWhereTheOtherStartsOver()
{
    publish(12);
    QVERIFY(move(smallFeed));
    m_smallRecording = NumberedRecording(50, keyframeEvery);
    m_smallIngest->startRun(2, m_time.now());
    const QByteArray audioToo =
        beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, m_smallRecording.payload(77));
    QVERIFY(m_smallIngest->publish(2, audioToo, m_time.now()).isEmpty());
    m_time.advance(33ms);
    QTRY_COMPARE(blobsOf(*m_viewer).size(), size_t(2));
    QTRY_COMPARE(readBack(blobsOf(*m_viewer)[1]).numbers(), QList<int>{77});
    QCOMPARE(m_viewer->blob().texts(QStringLiteral("blob"))[1].value(QLatin1String("mime")).toString(),
             QStringLiteral("video/webm; codecs=\"vp8,opus\""));
}

void EncodingsTest::keepsItsOwnAfterThePast()
{
    publish(5);
    QVERIFY(move(smallFeed));
    publish(10);
    QTRY_COMPARE(blobsOf(*m_viewer).size(), size_t(2));
    m_viewer->blob().sendText(
        {{QStringLiteral("type"), QStringLiteral("watch")}, {QStringLiteral("live"), false}});
    m_viewer->blob().sendText(
        {{QStringLiteral("type"), QStringLiteral("watch")}, {QStringLiteral("live"), true}});
    QTRY_COMPARE(m_viewer->blob().count(Frame::Binary), 3);
    const QByteArray back = m_viewer->blob().frames().back().payload;
    QCOMPARE(readBack(back).blocks.front().payload.size(), 100);
}

void EncodingsTest::isNotMovedToWhatThereIsNot()
{
    QVERIFY(!move({stream::EncodingId(7), stream::Format::WebM}));
    QVERIFY(!m_relay->room().viewers().moveTo(smallFeed, 12'345));
    publish(12);
    QTRY_COMPARE(readBack(m_viewer->media()).numbers(), range(0, 12));
}

int main(int argc, char **argv)
{
    return runInTestTime<EncodingsTest>(argc, argv);
}

#include "encodings_test.moc"
