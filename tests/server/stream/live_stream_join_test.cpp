// What sinks get that join at any moment: real recordings in, each sink's bytes read back.
#include "tests/support/live_stream.h"

#include "tests/support/blocks.h"
#include "tests/support/stream_sinks.h"
#include "tests/support/webm_elements.h"

#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// As a viewer that ends its session, or opens another, while it is served.
class RestlessSink final : public KeepingSink
{
public:
    RestlessSink(LiveStream &stream, Subscriber &other)
        : m_stream(stream)
        , m_other(other)
    {
    }

    void deliver(const Chunk &chunk) override
    {
        KeepingSink::deliver(chunk);
        if (chunks.size() == 3) {
            m_stream.leave(*this);
            m_stream.join(m_other);
        }
    }

private:
    LiveStream &m_stream;
    Subscriber &m_other;
};

} // namespace

class LiveStreamJoinTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesEveryoneTheSameStream_data();
    void givesEveryoneTheSameStream();
    void givesOneGopAtOnce();
    void givesNothingBeforeASyncPoint();
    void goesOnWithTheSameBlobAcrossRestarts();
    void startsANewBlobForANewConfiguration();
    void letsSinksLeaveAndJoinWhileServed();
    void sharesBytes();
    void keepsTheSoundBeforeAKeyframe();
    void relaysOnePictureAndOneSound();
};

void LiveStreamJoinTest::givesEveryoneTheSameStream_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"chromium.webm", "chromium-alpha.webm", "qtwebengine.webm", "firefox.webm",
                             "ffmpeg.webm", "ffmpeg-vp9.webm", "ffmpeg-opus.webm", "mkvmerge-laced.mkv"})
        QTest::newRow(name) << QByteArray(name);
}

void LiveStreamJoinTest::givesEveryoneTheSameStream()
{
    QFETCH(QByteArray, name);
    LiveStream stream;
    std::vector<std::unique_ptr<KeepingSink>> sinks;
    const auto join = [&] {
        sinks.push_back(std::make_unique<KeepingSink>());
        stream.join(*sinks.back());
    };
    join();
    QVERIFY(sinks[0]->blobs.empty());
    PacedPublisher publisher(stream, 1, recording(name), 10s);
    for (int piece = 0; !publisher.isAtEnd(); ++piece) {
        QCOMPARE(publisher.publishNext(), QString());
        if (piece % 5 == 0)
            join();
    }
    join();

    stream.publisherLost(20s); // no sound is to come that the last picture could wait for

    // All of the picture from its first keyframe on, and all of the sound from there.
    const auto source = blocksOf(recording(name));
    const auto relayed = blocksOf(sinks[0]->bytes());
    for (const auto type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        const QByteArrayList expected = payloadsOf(source, type);
        const QByteArrayList actual = payloadsOf(relayed, type);
        QCOMPARE(actual, expected.last(actual.size()));
        // Sound of before the first keyframe may stand behind it in the file: one lace of eight frames at
        // most.
        const bool isWhole = type == webm::TrackType::Video || relayed.front().type == type;
        QVERIFY(expected.size() - actual.size() <= (isWhole ? 0 : 8));
    }
    for (const auto &sink : sinks) {
        QCOMPARE(sink->blobs.size(), size_t(1));
        QCOMPARE(faultOf(sink->bytes()), QByteArray());
        const QByteArray afterInit = sink->bytes().sliced(sinks[0]->initialBytes[0]);
        QVERIFY(sinks[0]->bytes().endsWith(afterInit));
    }
}

void LiveStreamJoinTest::givesOneGopAtOnce()
{
    LiveStream stream;
    KeepingSink first;
    stream.join(first);
    PacedPublisher publisher(stream, 1, recording("ffmpeg.webm"), 10s); // a keyframe every second
    QCOMPARE(publisher.publishAll(), QString());
    KeepingSink late;
    stream.join(late);
    QVERIFY(late.chunks.empty());
    const auto blocks = blocksOf(late.bytes());
    QVERIFY(blocks.front().time >= 1900ms && blocks.front().time <= 2100ms);
    QVERIFY(late.initialBytes[0] < first.bytes().size() / 2);
    QCOMPARE(late.blobs[0].mime, QByteArray("video/webm; codecs=\"vp8,opus\""));
    QCOMPARE(late.blobs[0].mime, first.blobs[0].mime);
    QVERIFY(late.blobs[0].origin == LiveStream::Time(10s));
}

void LiveStreamJoinTest::givesNothingBeforeASyncPoint()
{
    StreamOptions options;
    options.gopCache.maxBytes = 1; // nothing fits
    LiveStream stream(options);
    KeepingSink first;
    stream.join(first);
    PacedPublisher publisher(stream, 1, recording("ffmpeg.webm"), 10s);
    while (first.chunks.size() < 5)
        QCOMPARE(publisher.publishNext(), QString());
    KeepingSink late;
    stream.join(late);
    QCOMPARE(late.bytes().size(), first.initialBytes[0]); // the init segment alone
    while (late.chunks.empty())
        QCOMPARE(publisher.publishNext(), QString());
    QVERIFY(late.chunks[0].isSyncPoint);
    QVERIFY(late.chunks[0].time >= 900ms);
    QCOMPARE(publisher.publishAll(), QString());
    QCOMPARE(faultOf(late.bytes()), QByteArray());
    QVERIFY(first.bytes().endsWith(late.bytes().sliced(late.initialBytes[0])));
}

void LiveStreamJoinTest::goesOnWithTheSameBlobAcrossRestarts()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    const QByteArray bytes = recording("chromium.webm");
    for (quint64 i = 0; i < 5; ++i) {
        PacedPublisher publisher(stream, i, bytes, 10s + i * 2700ms);
        QCOMPARE(publisher.publishAll(), QString());
        stream.endRun(i);
    }
    QCOMPARE(sink.blobs.size(), size_t(1));
    QCOMPARE(faultOf(sink.bytes()), QByteArray());
    const auto blocks = blocksOf(sink.bytes());
    QVERIFY(blocks.back().time > 13s);
    QVERIFY(blocks.size() > 4 * blocksOf(bytes).size());
}

void LiveStreamJoinTest::startsANewBlobForANewConfiguration()
{
    LiveStream stream;
    KeepingSink early;
    KeepingSink late;
    stream.join(early);
    PacedPublisher vp8(stream, 1, recording("ffmpeg.webm"), 10s);
    QCOMPARE(vp8.publishAll(), QString());
    stream.join(late);
    PacedPublisher vp9(stream, 2, recording("ffmpeg-vp9.webm"), 13s);
    QCOMPARE(vp9.publishAll(), QString());
    PacedPublisher sound(stream, 3, recording("ffmpeg-opus.webm"), 16s);
    QCOMPARE(sound.publishAll(), QString());
    for (const KeepingSink *sink : {&early, &late}) {
        QCOMPARE(sink->blobs.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(sink->blobs[i].id, early.blobs[0].id + i);
            QCOMPARE(faultOf(sink->blobs[i].bytes), QByteArray());
        }
        QVERIFY(sink->blobs[1].mime.contains("vp9") && sink->blobs[2].mime.startsWith("audio/webm"));
        QVERIFY(blocksOf(sink->blobs[2].bytes).front().time >= 5900ms); // the time goes on
    }
    QCOMPARE(early.blobs[1].bytes, late.blobs[1].bytes);
}

void LiveStreamJoinTest::letsSinksLeaveAndJoinWhileServed()
{
    LiveStream stream;
    KeepingSink joiner;
    KeepingSink before;
    KeepingSink after;
    RestlessSink restless(stream, joiner);
    for (Subscriber *sink : std::initializer_list<Subscriber *>{&before, &restless, &after})
        stream.join(*sink);
    PacedPublisher publisher(stream, 1, recording("chromium.webm"), 10s);
    QCOMPARE(publisher.publishAll(), QString());
    QCOMPARE(restless.chunks.size(), size_t(3));
    for (const KeepingSink *sink : {&after, &joiner}) // nothing twice, nothing missing
        QCOMPARE(sink->bytes(), before.bytes());
    stream.leave(after);
    stream.leave(after);
}

void LiveStreamJoinTest::sharesBytes()
{
    LiveStream stream;
    KeepingSink one;
    KeepingSink other;
    stream.join(one);
    stream.join(other);
    PacedPublisher publisher(stream, 1, recording("chromium.webm"), 10s);
    QCOMPARE(publisher.publishAll(), QString());
    QCOMPARE(one.chunks.size(), other.chunks.size());
    for (size_t i = 0; i < one.chunks.size(); ++i)
        QVERIFY(one.chunks[i].body.isSharedWith(other.chunks[i].body));
}

void LiveStreamJoinTest::keepsTheSoundBeforeAKeyframe()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    stream.startRun(1, 0ns);
    QCOMPARE(stream.publish(1,
                            beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, "K1") +
                                simpleBlock(2, 980, 0x80, "s0") + simpleBlock(2, 1000, 0x80, "s1"),
                            1050ms),
             QString());
    stream.startRun(2, 1000ms);
    QCOMPARE(stream.publish(2,
                            beginning() + openCluster(0) + simpleBlock(2, 5, 0x80, "twice") +
                                simpleBlock(2, 25, 0x80, "s2"),
                            1060ms),
             QString());
    QCOMPARE(stream.publish(2, simpleBlock(1, 40, 0x80, "K2") + simpleBlock(2, 45, 0x80, "s3"), 1090ms),
             QString());
    QByteArrayList payloads;
    for (const webm::Frame &block : blocksOf(sink.bytes()))
        payloads.append(block.payload + '@' + QByteArray::number(qint64(block.time / 1ms)));
    QCOMPARE(payloads.join(' '), QByteArray("K1@0 s0@980 s1@1000 s2@1025 K2@1040 s3@1045"));
    QCOMPARE(sink.blobs.size(), size_t(1));
}

void LiveStreamJoinTest::relaysOnePictureAndOneSound()
{
    LiveStream stream;
    KeepingSink sink;
    stream.join(sink);
    stream.startRun(1, 0ns);
    const QByteArray entries = audioEntry(7) + videoEntry(9) + videoEntry(3) + audioEntry(4);
    QCOMPARE(stream.publish(1,
                            beginning(entries) + openCluster(0) + simpleBlock(3, 0, 0x80, "other") +
                                simpleBlock(9, 0, 0x80, "picture") + simpleBlock(4, 0, 0x80, "other") +
                                simpleBlock(7, 0, 0x80, "sound"),
                            50ms),
             QString());
    const auto blocks = blocksOf(sink.bytes());
    QCOMPARE(blocks.size(), size_t(2));
    QCOMPARE(blocks[0].payload, QByteArray("picture"));
    QCOMPARE(blocks[0].trackNumber, quint64(1));
    QCOMPARE(blocks[1].payload, QByteArray("sound"));
    QCOMPARE(blocks[1].trackNumber, quint64(2));
}

QTEST_APPLESS_MAIN(LiveStreamJoinTest)
#include "live_stream_join_test.moc"
