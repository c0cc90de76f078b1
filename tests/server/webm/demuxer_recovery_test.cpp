// Damage in a file or pipe: it costs the rest of its Cluster at most, whatever it is and however the bytes
// are cut.
#include "webm/demuxer.h"

#include "tests/support/webm_clusters.h"

#include <QTest>

#include <random>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

struct Demuxed
{
    DemuxError error = DemuxError::None;
    std::vector<Frame> blocks;
    Damage damage;
    QByteArray rest;

    bool operator==(const Demuxed &) const = default;
};

template<typename NextSize> Demuxed demux(QByteArrayView bytes, NextSize nextSize)
{
    Demuxer demuxer({}, Recovery::Resync);
    Demuxed result;
    while (!bytes.isEmpty() && result.error == DemuxError::None) {
        const qsizetype size = std::min<qsizetype>(nextSize(), bytes.size());
        result.error = demuxer.feed(bytes.first(size), result.blocks);
        bytes = bytes.sliced(size);
    }
    result.damage = demuxer.damage();
    result.rest = demuxer.takeRest();
    if (result.error == DemuxError::NextDocument)
        result.rest.append(bytes);
    else
        result.rest.clear();
    return result;
}

Demuxed demuxWhole(const QByteArray &bytes)
{
    return demux(bytes, [&] { return bytes.size(); });
}

QList<int> seconds(const std::vector<Frame> &blocks)
{
    QList<int> found;
    for (const Frame &block : blocks) {
        const auto second = int(block.time / 1s);
        if (found.isEmpty() || found.last() != second)
            found.append(second);
    }
    return found;
}

void addSizes()
{
    QTest::addColumn<int>("sizes");
    QTest::newRow("known sizes") << int(Sizes::Known);
    QTest::newRow("unknown sizes") << int(Sizes::Unknown);
}

} // namespace

class DemuxerRecoveryTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsWhole_data() { addSizes(); }
    void readsWhatIsWhole();
    void losesOneClusterAtMost_data();
    void losesOneClusterAtMost();
    void losesOneClusterAtMostWhereverItIs_data() { addSizes(); }
    void losesOneClusterAtMostWhereverItIs();
    void givesTheSameHoweverItIsCut_data() { addSizes(); }
    void givesTheSameHoweverItIsCut();
    void leavesOutOneBrokenBlock();
    void leavesOutABlockThatEndsInZeros_data();
    void leavesOutABlockThatEndsInZeros();
    void keepsAttachedRecordingsOut();
    void findsTracksBehindDamage();
    void staysWithinItsMemory();
    void stopsAtAnotherDocument_data() { addSizes(); }
    void stopsAtAnotherDocument();
    void stopsAtAnotherDocumentBehindDamage_data() { addSizes(); }
    void stopsAtAnotherDocumentBehindDamage();
    void staysStrictUnlessAsked();
    void keepsFinalErrors();
    void leavesNothingOutBeforeTheSegment();
    void keepsTheTracksBeforeDamage();
};

void DemuxerRecoveryTest::readsWhatIsWhole()
{
    QFETCH(int, sizes);
    const Demuxed result = demuxWhole(document(Sizes(sizes)).bytes);
    QCOMPARE(result.error, DemuxError::None);
    QCOMPARE(result.blocks.size(), size_t(5 * blocksPerCluster));
    QVERIFY(result.damage == Damage());
}

void DemuxerRecoveryTest::losesOneClusterAtMost_data()
{
    QTest::addColumn<int>("sizes");
    QTest::addColumn<QByteArray>("inserted"); // in place of what follows the third block of the third Cluster
    QTest::addColumn<int>("replaced");
    std::mt19937 random(7);
    for (const Sizes sizes : {Sizes::Known, Sizes::Unknown}) {
        const auto add = [&](const char *name, const QByteArray &inserted, int replaced = 0) {
            QTest::addRow("%s, %s sizes", name, sizes == Sizes::Known ? "known" : "unknown")
                << int(sizes) << inserted << replaced;
        };
        add("zeroed bytes", QByteArray(200, '\0'), 200);
        add("noise", randomBytes(random, 200), 200);
        add("noise put in", randomBytes(random, 333));
        add("lost bytes", {}, 77);
        add("text", QByteArray(90, 'a'));
        add("size field of nine bytes", hex("A300"));
        add("block far too large", header("A3", quint64(1) << 40));
        add("block larger than its Cluster", header("A3", 3000));
        add("block swallows Clusters", header("A3", 2000));
        add("group swallows Clusters", header("A0", 2000));
        add("unknown element swallows Clusters", header("4ABC", 2000));
        add("unknown element far too large", header("4ABC", quint64(1) << 50));
        add("Void far too large", header("EC", quint64(1) << 50));
        add("block of unknown size", openEnded("A3"));
        add("a second Timestamp", number("E7", 5));
        add("lace with bad sizes", simpleBlock(1, 0, 0x02, hex("05FFFFFF")));
        add("empty block", element("A3", {}));
        add("empty group", element("A0", {}));
        add("Cluster cut short", {}, 1'000'000);
    }
}

void DemuxerRecoveryTest::losesOneClusterAtMost()
{
    QFETCH(int, sizes);
    QFETCH(QByteArray, inserted);
    QFETCH(int, replaced);
    Document made = document(Sizes(sizes));
    const qsizetype at = made.bytes.indexOf(simpleBlock(2, 300, 0, {}).right(4), made.starts[2]) - 9;
    QVERIFY(at > made.starts[2] && at < made.starts[3]);
    made.bytes.replace(at, std::min<qsizetype>(replaced, made.starts[3] - at), inserted);

    const Demuxed result = demuxWhole(made.bytes);
    QCOMPARE(result.error, DemuxError::None);
    const QList<int> all{0, 1, 2, 3, 4};
    QCOMPARE(seconds(result.blocks), all);
    QVERIFY(result.blocks.size() >= 4 * blocksPerCluster + 3);
    // What is put in makes a Cluster's own size a wrong one, too.
    QVERIFY(result.damage.times <= 2);
    QVERIFY(demux(made.bytes, [] { return 1; }) == result);
}

// Bytes zeroed, lost or put in at every offset: all other Clusters come whole.
void DemuxerRecoveryTest::losesOneClusterAtMostWhereverItIs()
{
    QFETCH(int, sizes);
    const Document made = document(Sizes(sizes));
    const Demuxed whole = demuxWhole(made.bytes);
    std::mt19937 random(3);
    for (qsizetype at = made.starts[1]; at < made.starts[2]; ++at) {
        for (const qsizetype count : {1, 3, 12, 40}) {
            for (int how = 0; how < 3; ++how) {
                QByteArray bytes = made.bytes;
                const qsizetype end = std::min(at + count, made.starts[2]);
                if (how == 0)
                    bytes.replace(at, end - at, QByteArray(end - at, '\0'));
                else if (how == 1)
                    bytes.remove(at, end - at);
                else
                    bytes.insert(at, randomBytes(random, count));
                const Demuxed result = demuxWhole(bytes);
                QCOMPARE(result.error, DemuxError::None);
                const auto others = [](std::vector<Frame> blocks) {
                    std::erase_if(blocks, [](const Frame &block) { return block.time / 1s == 1; });
                    std::erase_if(blocks, [](const Frame &block) { return block.time < 0s; });
                    return blocks;
                };
                const std::vector<Frame> kept = others(result.blocks);
                const std::vector<Frame> expected = others(whole.blocks);
                // A damaged Timestamp or block can claim any time, so that what was damaged may be among
                // them.
                for (const Frame &block : expected)
                    QVERIFY2(std::ranges::find(kept, block) != kept.end(),
                             qPrintable(QStringLiteral("way %1, %2 bytes at %3 of %4")
                                            .arg(how)
                                            .arg(count)
                                            .arg(at)
                                            .arg(made.starts[2])));
            }
        }
    }
}

void DemuxerRecoveryTest::givesTheSameHoweverItIsCut()
{
    QFETCH(int, sizes);
    const Document made = document(Sizes(sizes));
    for (quint32 seed = 0; seed < 400; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = made.bytes;
        for (quint32 i = 0; i <= seed % 4; ++i) {
            const qsizetype at =
                made.starts[0] + qsizetype(random() % quint32(bytes.size() - made.starts[0]));
            const auto count = qsizetype(random() % 300);
            switch (random() % 4) {
            case 0:
                bytes.replace(at, count, QByteArray(count, '\0'));
                break;
            case 1:
                bytes.remove(at, count);
                break;
            case 2:
                bytes.insert(at, bytes.mid(qsizetype(random() % 3000), count));
                break;
            case 3:
                bytes[std::min(at, bytes.size() - 1)] ^= char(1 << random() % 8);
                break;
            }
        }
        const Demuxed whole = demuxWhole(bytes);
        QVERIFY2(demux(bytes, [] { return 1; }) == whole, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY2(demux(bytes, [&] { return 1 + qsizetype(random() % 100); }) == whole,
                 qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void DemuxerRecoveryTest::leavesOutOneBrokenBlock()
{
    const QByteArray broken = simpleBlock(1, 0, 0x02, hex("05FFFFFF"));
    const Demuxed result =
        demuxWhole(beginning() + cluster(0, simpleBlock(1, 0, 0x80, "a") + broken + broken +
                                                simpleBlock(1, 40, 0, "b") + broken));
    QCOMPARE(result.error, DemuxError::None);
    QCOMPARE(result.blocks.size(), size_t(2));
    QCOMPARE(result.damage.times, quint64(2));
    QCOMPARE(result.damage.bytes, quint64(3 * broken.size()));
}

// Of the 677 frames of video in tests/data, 559 end with a zero, 121 with two and 11 with three; of the 992
// packets of audio none ends with any.
void DemuxerRecoveryTest::leavesOutABlockThatEndsInZeros_data()
{
    QTest::addColumn<int>("track");
    QTest::addColumn<int>("zeros");
    QTest::addColumn<bool>("isGiven");
    QTest::newRow("whole video") << 1 << 0 << true;
    QTest::newRow("video that may be whole") << 1 << 2 << true;
    QTest::newRow("damaged video") << 1 << 3 << false;
    QTest::newRow("whole audio") << 2 << 0 << true;
    QTest::newRow("damaged audio") << 2 << 1 << false;
}

void DemuxerRecoveryTest::leavesOutABlockThatEndsInZeros()
{
    QFETCH(const int, track);
    QFETCH(const int, zeros);
    QFETCH(const bool, isGiven);
    const QByteArray payload = QByteArray(50, 'x') + QByteArray(zeros, '\0');
    const QByteArray block = simpleBlock(track, 0, 0x80, payload);
    const QByteArray next = cluster(40, simpleBlock(1, 0, 0x80, "next"));
    const QByteArray damaged = beginning() + openCluster(0) + block + QByteArray(100, '\0') + next;
    const Demuxed result = demuxWhole(damaged);
    QCOMPARE(result.blocks.size(), size_t(isGiven ? 2 : 1));
    QCOMPARE(result.blocks.back().payload, QByteArray("next"));
    for (const int size : {1, 7})
        QVERIFY(demux(damaged, [size] { return size; }) == result);
    // Where an element follows, it is whole.
    QCOMPARE(demuxWhole(beginning() + openCluster(0) + block + next).blocks.size(), size_t(2));
}

void DemuxerRecoveryTest::keepsAttachedRecordingsOut()
{
    const Demuxed result = demuxWhole(beginning() + cluster(0, simpleBlock(1, 0, 0x80, "a")) +
                                      element("1941A469", document(Sizes::Known).bytes) +
                                      cluster(40, simpleBlock(1, 0, 0, "b")));
    QCOMPARE(result.error, DemuxError::None);
    QCOMPARE(result.blocks.size(), size_t(2));
    QVERIFY(result.damage == Damage());
}

void DemuxerRecoveryTest::findsTracksBehindDamage()
{
    const QByteArray clusterBytes = cluster(0, simpleBlock(1, 0, 0x80, "a"));
    const Demuxed result = demuxWhole(ebmlHeader() + openEnded("18538067") + QByteArray(100, '\0') + info() +
                                      tracks() + clusterBytes);
    QCOMPARE(result.error, DemuxError::None);
    QCOMPARE(result.blocks.size(), size_t(1));
    const Demuxed badInfo =
        demuxWhole(ebmlHeader() + openEnded("18538067") + info(0) + tracks() + clusterBytes);
    QCOMPARE(badInfo.error, DemuxError::None);
    QCOMPARE(badInfo.blocks.size(), size_t(1));
}

void DemuxerRecoveryTest::staysWithinItsMemory()
{
    Demuxer demuxer({}, Recovery::Resync);
    std::vector<Frame> blocks;
    QCOMPARE(demuxer.feed(beginning() + openCluster(0), blocks), DemuxError::None);
    std::mt19937 random(1);
    qsizetype most = 0;
    for (int i = 0; i < 500; ++i) {
        QCOMPARE(demuxer.feed(i % 2 == 0 ? randomBytes(random, 5000) : QByteArray(5000, '\0'), blocks),
                 DemuxError::None);
        most = std::max(most, demuxer.bufferedBytes());
    }
    QVERIFY2(most < 256, qPrintable(QString::number(most)));
    QCOMPARE(demuxer.damage().times, quint64(1));
    QCOMPARE(demuxer.feed(cluster(5000, simpleBlock(1, 0, 0x80, "a")), blocks), DemuxError::None);
    QCOMPARE(blocks.size(), size_t(1));
}

void DemuxerRecoveryTest::stopsAtAnotherDocument()
{
    QFETCH(int, sizes);
    const Document first = document(Sizes(sizes));
    for (const Sizes second : {Sizes::Known, Sizes::Unknown}) {
        const QByteArray next = document(second, 2).bytes;
        for (const QByteArray &between : {QByteArray(), element("EC", "filler")}) {
            const Demuxed result = demuxWhole(first.bytes + between + next);
            QCOMPARE(result.error, DemuxError::NextDocument);
            QCOMPARE(result.blocks.size(), size_t(5 * blocksPerCluster));
            QVERIFY(result.damage == Damage());
            QVERIFY(result.rest == next);
            QVERIFY(demux(first.bytes + between + next, [] { return 1; }) == result);
            QVERIFY(demux(first.bytes + between + next, [] { return 13; }) == result);
        }
    }
}

// As `cat` makes of a recording that was cut and another one.
void DemuxerRecoveryTest::stopsAtAnotherDocumentBehindDamage()
{
    QFETCH(int, sizes);
    const Document first = document(Sizes(sizes));
    const QByteArray next = document(Sizes(sizes), 2).bytes;
    for (qsizetype end = first.starts[3]; end < first.bytes.size(); ++end) {
        const QByteArray bytes = first.bytes.first(end) + next;
        const Demuxed result = demuxWhole(bytes);
        QVERIFY2(result.error == DemuxError::NextDocument && result.rest == next,
                 qPrintable(QString::number(end)));
        QVERIFY(result.blocks.size() >= size_t(3 * blocksPerCluster));
        QVERIFY(demux(bytes, [] { return 7; }) == result);
    }
    const Demuxed zeros = demuxWhole(first.bytes + QByteArray(500, '\0') + next);
    QCOMPARE(zeros.error, DemuxError::NextDocument);
    QVERIFY(zeros.rest == next);
    QCOMPARE(zeros.damage.bytes, quint64(500));
}

void DemuxerRecoveryTest::staysStrictUnlessAsked()
{
    std::vector<Frame> blocks;
    const QByteArray good = beginning() + cluster(0, simpleBlock(1, 0, 0x80, "a"));
    for (const QByteArray &bad : {QByteArray(20, '\0'), ebmlHeader(), simpleBlock(1, 0, 0x80, "b")}) {
        Demuxer strict;
        QCOMPARE(strict.feed(good + bad + cluster(40, {}), blocks), DemuxError::Malformed);
        QVERIFY(strict.damage() == Damage());
    }
}

void DemuxerRecoveryTest::keepsFinalErrors()
{
    QCOMPARE(demuxWhole("GIF89a, or anything else").error, DemuxError::NotWebm);
    QCOMPARE(demuxWhole(ebmlHeader("xml")).error, DemuxError::UnsupportedDocType);
    QCOMPARE(demuxWhole(beginning({}) + openCluster(0)).error, DemuxError::NoTracks);
    QCOMPARE(demuxWhole(beginning(videoEntry(0))).error, DemuxError::Malformed);
}

// Without a Segment there is nowhere to continue.
void DemuxerRecoveryTest::leavesNothingOutBeforeTheSegment()
{
    const QByteArray bytes = ebmlHeader() + element("EC", "filler" + cluster(0, {}));
    const Demuxed whole = demuxWhole(bytes);
    QCOMPARE(whole.error, DemuxError::Malformed);
    QVERIFY(whole.damage == Damage());
    QVERIFY(demux(bytes, [] { return 1; }) == whole);
}

// A size that is too large reaches over the Clusters.
void DemuxerRecoveryTest::keepsTheTracksBeforeDamage()
{
    const QByteArray bytes = ebmlHeader() + openEnded("18538067") + info() + header("1654AE6B", 100'000) +
                             videoEntry() + audioEntry() + cluster(0, clusterContent(0));
    const Demuxed result = demuxWhole(bytes);
    QCOMPARE(result.error, DemuxError::None);
    QCOMPARE(result.blocks.size(), size_t(blocksPerCluster));
    QCOMPARE(result.damage.times, quint64(1));
    QVERIFY(demux(bytes, [] { return 13; }) == result);
}

QTEST_APPLESS_MAIN(DemuxerRecoveryTest)
#include "demuxer_recovery_test.moc"
