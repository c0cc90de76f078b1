// Bytes made to break the demuxer: each must end in the right error, at once and without memory being taken
// for it.
#include "webm/demuxer.h"

#include "tests/support/webm_elements.h"

#include <QTest>

#include <ctime>
#include <malloc.h>

using namespace lancast::webm;
using namespace lancast::test;

namespace {

DemuxError errorOf(const QByteArray &bytes, const DemuxLimits &limits = {})
{
    Demuxer demuxer(limits);
    std::vector<Frame> blocks;
    return demuxer.feed(bytes, blocks);
}

size_t heapBytes()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// What it costs this thread to take a block of \a size byte by byte, in nanoseconds.
qint64 costOfABlock(qsizetype size)
{
    const QByteArray bytes = beginning() + openCluster(0) + simpleBlock(1, 0, 0x80, QByteArray(size, 'x'));
    const auto spent = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    const qint64 before = spent();
    Demuxer demuxer;
    std::vector<Frame> blocks;
    for (const char byte : bytes)
        (void)demuxer.feed(QByteArrayView(&byte, 1), blocks);
    return blocks.size() == 1 ? spent() - before : 0;
}

} // namespace

class DemuxerHostileTest final : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void appliesEveryLimit();
    void takesNoMemoryForBytesThatHaveNotCome();
    void takesNoMemoryForTracksThatNobodyWants();
    void keepsNothingOfABlockButItsFrames();
    void costsLinearTimeByteByByte();
};

void DemuxerHostileTest::refuses_data()
{
    using enum DemuxError;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("error");
    const auto add = [](const char *name, const QByteArray &bytes, DemuxError error) {
        QTest::newRow(name) << bytes << int(error);
    };
    const auto afterInit = [&](const char *name, const QByteArray &bytes) {
        add(name, beginning() + bytes, Malformed);
    };
    const auto inCluster = [&](const char *name, const QByteArray &bytes) {
        add(name, beginning() + openCluster(0) + bytes, Malformed);
    };
    const auto badTrack = [&](const char *name, const QByteArray &entry, DemuxError error = Malformed) {
        add(name, beginning(entry), error);
    };
    const auto group = [](const QByteArray &content) { return element("A0", content); };
    const QByteArray block = element("A1", blockContent(1, 0, 0, "x"));

    add("MP4", hex("0000002066747970") + "isom", NotWebm);
    add("Ogg", "OggS", NotWebm);
    add("text", "GET / HTTP/1.1\r\n", NotWebm);
    add("a Cluster first", cluster(0, {}), NotWebm);
    add("EBML header of unknown size", openEnded("1A45DFA3") + element("4282", "webm"), Malformed);
    add("another DocType", ebmlHeader("xml"), UnsupportedDocType);
    add("no DocType", element("1A45DFA3", {}), UnsupportedDocType);
    add("EBML of the future", element("1A45DFA3", number("42F7", 2) + element("4282", "webm")),
        UnsupportedDocType);
    add("ids of eight bytes announced", element("1A45DFA3", number("42F2", 8) + element("4282", "webm")),
        Malformed);
    add("header's child too long", element("1A45DFA3", header("4282", 100) + "webm"), Malformed);
    add("a second document", beginning() + ebmlHeader(), Malformed);
    add("two headers", ebmlHeader() + ebmlHeader(), Malformed);
    add("a second Segment", ebmlHeader() + element("18538067", {}) + element("18538067", {}), Malformed);
    add("a Segment in a Segment", ebmlHeader() + openEnded("18538067") + openEnded("18538067"), Malformed);
    add("Cluster before Tracks", ebmlHeader() + openEnded("18538067") + openCluster(0), NoTracks);
    add("Cluster after empty Tracks", beginning({}) + openCluster(0), NoTracks);
    add("encrypted", beginning(videoEntry(1, element("6D80", {}))), UnsupportedTracks);
    add("scale of 0", ebmlHeader() + openEnded("18538067") + info(0), Malformed);
    add("Info of unknown size", ebmlHeader() + openEnded("18538067") + openEnded("1549A966"), Malformed);
    add("Tracks larger than the Segment", ebmlHeader() + header("18538067", 10) + tracks(), Malformed);
    add("Segment ends inside a header", ebmlHeader() + header("18538067", 1) + tracks(), Malformed);
    add("unknown element of unknown size", ebmlHeader() + openEnded("18538067") + openEnded("4ABC"),
        Malformed);

    badTrack("track number 0", videoEntry(0));
    badTrack("the same number twice", videoEntry(1) + audioEntry(1));
    badTrack("width 0", videoEntry(1, element("E0", number("B0", 0))));
    badTrack("width above 31 bits", videoEntry(1, element("E0", number("B0", quint64(1) << 31))));
    badTrack("track number of nine bytes", videoEntry(1, element("D7", QByteArray(9, '\1'))));
    badTrack("no codec", element("AE", number("D7", 1) + number("83", 2)));
    badTrack("entry of unknown size", openEnded("AE"));
    const QByteArray largeVideo =
        videoEntry(1, element("63A2", QByteArray(DemuxLimits().maxTrackBytes, 'x')));
    badTrack("video's CodecPrivate too large, before good audio", largeVideo + audioEntry(), TooLarge);
    badTrack("video's CodecPrivate too large, behind good audio", audioEntry() + largeVideo, TooLarge);
    badTrack("the only entry too large, of unknown type",
             element("AE", element("63A2", QByteArray(DemuxLimits().maxTrackBytes, 'x')) + number("83", 1)),
             TooLarge);
    afterInit("a block outside a Cluster", simpleBlock(1, 0, 0x80, "x"));
    afterInit("a BlockGroup outside a Cluster", group(block));
    afterInit("block before the Timestamp", openEnded("1F43B675") + simpleBlock(1, 0, 0x80, "x"));
    afterInit("Timestamp of nine bytes", openEnded("1F43B675") + element("E7", QByteArray(9, '\0')));
    afterInit("time near 2^64", openCluster(~quint64(0)) + simpleBlock(1, 0, 0x80, "x"));
    afterInit("time of 200 years", openCluster(6'307'200'000'000) + simpleBlock(1, 0, 0x80, "x"));
    afterInit("block larger than its Cluster",
              header("1F43B675", 30) + number("E7", 0) + simpleBlock(1, 0, 0, "x"));
    afterInit("Cues in a Cluster of known size", cluster(0, element("1C53BB6B", {})));
    afterInit("Cluster in a Cluster of known size", cluster(0, cluster(0, {})));
    // Not ending the open Cluster at its sibling would let a Timestamp or block behind that pass.
    for (const char *sibling :
         {"114D9B74", "1043A770", "1941A469", "1254C367", "1C53BB6B", "1549A966", "1654AE6B"})
        QTest::addRow("block behind %s", sibling)
            << beginning() + openCluster(0) + element(sibling, {}) + simpleBlock(1, 0, 0x80, "x")
            << int(Malformed);
    inCluster("a second Timestamp", number("E7", 1));
    inCluster("SimpleBlock of unknown size", openEnded("A3") + blockContent(1, 0, 0, "x"));
    inCluster("BlockGroup of unknown size", openEnded("A0") + block);
    inCluster("Void of unknown size", openEnded("EC"));
    inCluster("empty SimpleBlock", element("A3", {}));
    inCluster("SimpleBlock of three bytes", element("A3", hex("810000")));
    inCluster("track number of nine bytes", element("A3", hex("00000000000000")));
    inCluster("empty BlockGroup", group({}));
    inCluster("two Blocks in a group", group(block + block));
    inCluster("Block of unknown size in a group", group(openEnded("A1") + "xxxx"));
    inCluster("Block larger than its group", group(header("A1", 500) + "xxxx"));
    inCluster("BlockDuration near 2^64", group(block + number("9B", ~quint64(0))));
    inCluster("DiscardPadding near -2^63", group(block + number("75A2", quint64(1) << 63)));
    inCluster("lacing with bad sizes", simpleBlock(1, 0, 0x02, hex("05FFFFFF")));
    inCluster("id of five bytes", hex("0812345678"));
    inCluster("size field of nine bytes", hex("A300"));
}

void DemuxerHostileTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, error);
    QCOMPARE(int(errorOf(bytes)), error);

    Demuxer demuxer;
    std::vector<Frame> blocks;
    DemuxError last = DemuxError::None;
    for (const char byte : bytes)
        last = demuxer.feed(QByteArrayView(&byte, 1), blocks);
    QCOMPARE(int(last), error);
}

void DemuxerHostileTest::appliesEveryLimit()
{
    const DemuxLimits limits;
    const auto claim = [](const char *id, qsizetype size) { return header(id, static_cast<quint64>(size)); };
    const QByteArray segment = ebmlHeader() + openEnded("18538067");
    const struct
    {
        QByteArray before;
        const char *id;
        qsizetype limit;
    } cases[] = {{{}, "1A45DFA3", limits.maxEbmlHeaderBytes},
                 {segment, "1549A966", limits.maxTrackBytes},
                 {segment, "1654AE6B", limits.maxTracksBytes},
                 {beginning() + openCluster(0), "A3", limits.maxBlockBytes},
                 {beginning() + openCluster(0), "A0", limits.maxBlockBytes}};
    for (const auto &each : cases) {
        QCOMPARE(errorOf(each.before + claim(each.id, each.limit)), DemuxError::None);
        QCOMPARE(errorOf(each.before + claim(each.id, each.limit + 1)), DemuxError::TooLarge);
        QCOMPARE(errorOf(each.before + header(each.id, (quint64(1) << 56) - 2)), DemuxError::TooLarge);
    }
}

void DemuxerHostileTest::takesNoMemoryForBytesThatHaveNotCome()
{
    const QByteArray bytes = beginning() + openCluster(0) + header("A3", 8 * 1024 * 1024) + "first bytes";
    std::vector<Frame> blocks;
    std::vector<Demuxer> demuxers(100);
    const size_t before = heapBytes();
    for (Demuxer &demuxer : demuxers) {
        for (const char byte : bytes)
            QCOMPARE(demuxer.feed(QByteArrayView(&byte, 1), blocks), DemuxError::None);
        QCOMPARE(demuxer.bufferedBytes(), 9 + 11);
    }
    QVERIFY2(heapBytes() - before < 1024 * 1024, qPrintable(QString::number(heapBytes() - before)));
}

// Subtitles with their fonts: 20 entries of 200 KB, and one that is larger than a wanted one may be.
void DemuxerHostileTest::takesNoMemoryForTracksThatNobodyWants()
{
    const auto subtitles = [](quint64 number, qsizetype size) {
        return element("AE", lancast::test::number("D7", number) + lancast::test::number("83", 17) +
                                 element("86", "S_TEXT/ASS") + element("63A2", QByteArray(size, 'x')));
    };
    QByteArray entries;
    for (quint64 i = 3; i < 23; ++i)
        entries += subtitles(i, 200'000);
    entries += videoEntry(1) + subtitles(23, 20'000'000) + audioEntry(2);
    const QByteArray bytes = beginning(entries) + openCluster(0) + simpleBlock(1, 0, 0x80, "picture");
    constexpr qsizetype pieceBytes = 10'000;
    const DemuxLimits limits;
    Demuxer demuxer;
    std::vector<Frame> blocks;
    const size_t before = heapBytes();
    for (QByteArrayView rest = bytes; !rest.isEmpty();
         rest = rest.sliced(std::min(rest.size(), pieceBytes))) {
        QCOMPARE(demuxer.feed(rest.first(std::min(rest.size(), pieceBytes)), blocks), DemuxError::None);
        QVERIFY(heapBytes() < before + 3 * size_t(limits.maxTrackBytes));
    }
    QCOMPARE(demuxer.tracks().size(), size_t(2));
    QCOMPARE(blocks.size(), size_t(1));
}

// One frame of a byte in each group of a megabyte, whole in one piece and cut in two.
void DemuxerHostileTest::keepsNothingOfABlockButItsFrames()
{
    const QByteArray tiny = element("A1", blockContent(1, 0, 0x80, "x"));
    const QByteArray group = element("A0", tiny + element("EC", QByteArray(1'000'000, 'v')));
    for (const qsizetype first : {group.size(), group.size() / 2, group.size() - 1}) {
        Demuxer demuxer;
        std::vector<Frame> blocks;
        QCOMPARE(demuxer.feed(beginning() + openCluster(0), blocks), DemuxError::None);
        const size_t before = heapBytes();
        for (int i = 0; i < 16; ++i) {
            QCOMPARE(demuxer.feed(QByteArrayView(group).first(first), blocks), DemuxError::None);
            QCOMPARE(demuxer.feed(QByteArrayView(group).sliced(first), blocks), DemuxError::None);
        }
        QCOMPARE(blocks.size(), size_t(16));
        QVERIFY2(heapBytes() < before + 16 * 1024, qPrintable(QString::number(heapBytes() - before)));
    }
}

// A block of four times the size costs four times as much; if what is held were moved for every byte,
// sixteen.
void DemuxerHostileTest::costsLinearTimeByteByByte()
{
    const qint64 small = costOfABlock(1'000'000);
    const qint64 large = costOfABlock(4'000'000);
    QVERIFY(small > 0 && large > 0);
    QVERIFY2(large < 8 * small, qPrintable(QStringLiteral("%1 and %2 ns").arg(small).arg(large)));
}

QTEST_APPLESS_MAIN(DemuxerHostileTest)
#include "demuxer_hostile_test.moc"
