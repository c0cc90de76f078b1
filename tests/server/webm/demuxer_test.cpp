// The demuxer on documents built by hand: every layout it must take, and what it makes of each.
#include "tests/support/webm_demuxed.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

class DemuxerTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTracks();
    void readsEveryLayout_data();
    void readsEveryLayout();
    void readsSimpleBlocks();
    void readsBlockGroups();
    void scalesTimes();
    void takesTimesOfDay();
    void dropsFramesWithoutBytes();
    void skipsWithoutBuffering();
    void staysInItsError();
    void describesEveryError();
};

void DemuxerTest::readsTracks()
{
    const QByteArray opus =
        element("63A2", "OpusHead") + number("56AA", 6'500'000) + number("56BB", 80'000'000);
    const QByteArray subtitles =
        element("AE", number("D7", 3) + number("83", 17) + element("86", "S_TEXT/UTF8"));
    const auto [error, tracks, blocks] =
        demux(beginning(audioEntry(4, opus) + subtitles + videoEntry(9, number("23E383", 40'000'000))));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(tracks.size(), size_t(2));
    Track audio;
    audio.number = 4;
    audio.type = TrackType::Audio;
    audio.codecId = "A_OPUS";
    audio.codecPrivate = "OpusHead";
    audio.codecDelay = 6500us;
    audio.seekPreRoll = 80ms;
    audio.samplingFrequency = 48000;
    audio.channels = 2;
    QVERIFY(tracks[0] == audio);
    Track video;
    video.number = 9;
    video.codecId = "V_VP8";
    video.defaultDuration = 40ms;
    video.pixelWidth = 320;
    video.pixelHeight = 180;
    QVERIFY(tracks[1] == video);
}

void DemuxerTest::readsEveryLayout_data()
{
    const QByteArray filler = element("EC", QByteArray(40, '\0')); // Void
    const QByteArray crc = element("BF", "1234");
    const QByteArray unknown = element("4ABC", QByteArray(300, 'u'));
    const QByteArray cues = element("1C53BB6B", element("BB", number("B3", 0)));
    const QByteArray tags = element("1254C367", element("7373", {}));
    const QByteArray head = ebmlHeader();
    const QByteArray init = info() + tracks();
    const QByteArray one = number("E7", 0) + simpleBlock(1, 0, 0x80, "a");
    const QByteArray two = number("E7", 40) + simpleBlock(1, 0, 0, "b");
    const QByteArray knownOne = element("1F43B675", one);
    const QByteArray knownTwo = element("1F43B675", two);
    const QByteArray openOne = openEnded("1F43B675") + one;
    const QByteArray openTwo = openEnded("1F43B675") + two;
    const QByteArray openSegment = openEnded("18538067");

    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("open Segment, open Clusters") << head + openSegment + init + openOne + openTwo;
    QTest::newRow("open Segment, known Clusters") << head + openSegment + init + knownOne + knownTwo;
    QTest::newRow("open Segment, mixed") << head + openSegment + init + openOne + knownTwo;
    QTest::newRow("open Segment, mixed the other way") << head + openSegment + init + knownOne + openTwo;
    QTest::newRow("known Segment, known Clusters") << head + element("18538067", init + knownOne + knownTwo);
    QTest::newRow("known Segment, open Clusters, then Void")
        << head + element("18538067", init + openOne + openTwo) + filler;
    QTest::newRow("Cues and Tags end an open Cluster")
        << head + openSegment + init + openOne + cues + tags + openTwo + cues;
    QTest::newRow("SeekHead, Chapters, Attachments end it too")
        << head + openSegment + init + openOne + element("114D9B74", {}) + element("1043A770", {}) +
               element("1941A469", "file") + openTwo;
    QTest::newRow("Info and Tracks repeated")
        << head + openSegment + init + openOne + info(5) + tracks({}) + openTwo;
    QTest::newRow("Void, CRC-32 and unknown elements everywhere")
        << element("1A45DFA3", crc + element("4282", "webm")) + filler + openSegment + crc + unknown +
               filler + init + filler + openEnded("1F43B675") + crc + filler + number("E7", 0) + filler +
               unknown + simpleBlock(1, 0, 0x80, "a") + number("A7", 99) + number("AB", 5) + filler +
               knownTwo + unknown;
    QTest::newRow("known sizes everywhere, with Void and unknown elements in them")
        << head + element("18538067", filler + init + unknown +
                                          element("1F43B675", filler + one + unknown + filler) + filler +
                                          element("1F43B675", two + filler) + tags);
    for (const char *sibling :
         {"114D9B74", "1043A770", "1941A469", "1254C367", "1C53BB6B", "1549A966", "1654AE6B"})
        QTest::newRow(sibling) << head + openSegment + init + openOne + element(sibling, {}) + knownTwo;
    QTest::newRow("Info after a Cluster comes too late")
        << head + openSegment + tracks() + openOne + info(5) + openTwo;
    QTest::newRow("Tracks before Info") << head + openSegment + tracks() + info() + openOne + openTwo;
    QTest::newRow("no Info at all") << head + openSegment + tracks() + openOne + openTwo;
    QTest::newRow("Matroska") << ebmlHeader("matroska") + openSegment + init + openOne + openTwo;
}

void DemuxerTest::readsEveryLayout()
{
    QFETCH(QByteArray, bytes);
    const auto [error, tracks, blocks] = demux(bytes);
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), QByteArray("a b"));
    QCOMPARE(milliseconds(blocks), QList<qint64>({0, 40}));

    Demuxer demuxer;
    std::vector<Frame> again;
    for (const char byte : bytes)
        QCOMPARE(demuxer.feed(QByteArrayView(&byte, 1), again), DemuxError::None);
    QVERIFY(again == blocks);
    QCOMPARE(demuxer.bufferedBytes(), 0);
}

void DemuxerTest::readsSimpleBlocks()
{
    const auto [error, tracks, blocks] =
        demux(beginning() + openCluster(1000) + simpleBlock(1, 0, 0x80, "key") +
              simpleBlock(2, -5, 0, "tone") + simpleBlock(1, 32767, 0, "delta"));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(milliseconds(blocks), QList<qint64>({1000, 995, 33767}));
    QCOMPARE(payloads(blocks), QByteArray("key tone delta"));
    QVERIFY(blocks[0].isKeyframe);
    QVERIFY(blocks[1].isKeyframe); // audio always
    QVERIFY(!blocks[2].isKeyframe);
    QCOMPARE(blocks[1].trackNumber, quint64(2));
    QVERIFY(blocks[1].type == TrackType::Audio);
}

void DemuxerTest::readsBlockGroups()
{
    const QByteArray reference = element("FB", hex("FFD8"));
    const QByteArray alpha = element("75A1", element("A6", number("EE", 1) + element("A5", "transparent")));
    const auto [error, tracks, blocks] =
        demux(beginning() + openCluster(100) +
              blockGroup(element("A1", blockContent(1, 0, 0, "key")) + alpha + number("9B", 40)) +
              blockGroup(reference + element("A1", blockContent(1, 40, 0, "delta"))) +
              blockGroup(element("A1", blockContent(2, 41, 0, "end")) + element("75A2", hex("00CF8500"))) +
              blockGroup(element("75A2", hex("FF")) + element("A1", blockContent(2, 61, 0, "start"))));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), QByteArray("key delta end start"));
    QVERIFY(blocks[0].isKeyframe);
    QVERIFY(!blocks[1].isKeyframe);
    QVERIFY(blocks[0].duration == 40ms);
    QVERIFY(blocks[1].duration == 0ms);
    QCOMPARE(blocks[2].discardPadding.count(), 13'600'000);
    QCOMPARE(blocks[3].discardPadding.count(), -1);
}

void DemuxerTest::scalesTimes()
{
    const auto [error, tracks, blocks] =
        demux(ebmlHeader() + openEnded("18538067") + info(250'000) + lancast::test::tracks() +
              openCluster(4) + simpleBlock(1, 1, 0x80, "a") +
              blockGroup(element("A1", blockContent(1, 2, 0, "b")) + number("9B", 10)));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(blocks[0].time.count(), 1'250'000);
    QCOMPARE(blocks[1].time.count(), 1'500'000);
    QCOMPARE(blocks[1].duration.count(), 2'500'000);
}

// Milliseconds since 1970, as some recorders state them; further from the first block than ten years is
// damage.
void DemuxerTest::takesTimesOfDay()
{
    const quint64 year = quint64(365) * 24 * 3600 * 1000;
    const auto [error, tracks, blocks] = demux(beginning() + openCluster(56 * year) + twoBlocks);
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(milliseconds(blocks), (QList<qint64>{0, 5}));
    QCOMPARE(demux(beginning() + openCluster(0) + twoBlocks + openCluster(11 * year) + twoBlocks).error,
             DemuxError::Malformed);
    QCOMPARE(demux(beginning() + openCluster(99 * year) + twoBlocks + openCluster(0) + twoBlocks).error,
             DemuxError::Malformed);
}

void DemuxerTest::dropsFramesWithoutBytes()
{
    const auto [error, tracks, blocks] = demux(beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, {}) +
                                               simpleBlock(2, 0, 0x02, hex("0100") + "x"));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), QByteArray("x"));
}

void DemuxerTest::skipsWithoutBuffering()
{
    Demuxer demuxer;
    std::vector<Frame> blocks;
    const quint64 huge = quint64(1) << 33; // 8 GiB of which only some arrives
    QCOMPARE(demuxer.feed(beginning() + openCluster(0) + twoBlocks + header("EC", huge), blocks),
             DemuxError::None);
    const QByteArray filler(1 << 20, '\0');
    for (int i = 0; i < 100; ++i)
        QCOMPARE(demuxer.feed(filler, blocks), DemuxError::None);
    QCOMPARE(demuxer.bufferedBytes(), 0);
    QCOMPARE(blocks.size(), size_t(2));
}

void DemuxerTest::staysInItsError()
{
    Demuxer demuxer;
    std::vector<Frame> blocks;
    QVERIFY(!demuxer.hasTracks());
    QCOMPARE(demuxer.feed(beginning(), blocks), DemuxError::None);
    QVERIFY(demuxer.hasTracks());
    QCOMPARE(demuxer.feed(openCluster(0) + twoBlocks + hex("00"), blocks), DemuxError::Malformed);
    QCOMPARE(blocks.size(), size_t(2));
    QCOMPARE(demuxer.feed(openCluster(0) + twoBlocks, blocks), DemuxError::Malformed);
    QCOMPARE(blocks.size(), size_t(2));
    QCOMPARE(demuxer.bufferedBytes(), 0);
}

void DemuxerTest::describesEveryError()
{
    for (int error = 0; error <= int(DemuxError::NextDocument); ++error)
        QVERIFY(describe(DemuxError(error)).endsWith(QLatin1Char('.')));
}

QTEST_APPLESS_MAIN(DemuxerTest)
#include "demuxer_test.moc"
