// Scanning what crashes leave, and what nobody should have left: cuts anywhere, flipped bytes, zeros.
#include "output/recording/recording_scan.h"

#include "tests/support/recording_files.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

const QByteArray clusterId = QByteArray::fromHex("1F43B675");

/// Counts what is read: a scan must not read the whole of a large file.
struct Reading
{
    QByteArray bytes;
    qint64 read = 0;

    ScanResult scan()
    {
        const ReadAt readAt = [this](qint64 offset, std::span<char> space) {
            const QByteArrayView rest = QByteArrayView(bytes).sliced(std::min(offset, qint64(bytes.size())));
            const auto count = std::min(rest.size(), qsizetype(space.size()));
            std::copy_n(rest.begin(), count, space.begin());
            read += count;
            return count;
        };
        return scanRecording(readAt, bytes.size());
    }
};

ScanResult scan(const QByteArray &bytes)
{
    return Reading{bytes}.scan();
}

/// What any reader must be able to rely on, whatever the bytes were.
bool isSound(const ScanResult &result, qint64 size)
{
    if (result.verdict != ScanVerdict::Unfinished)
        return true;
    bool isSound = result.end <= size && result.end > result.layout.clusters && result.index.end() > 0ms;
    for (const SyncPoint &point : result.index.syncPoints())
        isSound = isSound && point.offset >= result.layout.clusters && point.offset < result.end;
    for (const Patch &patch : result.patches)
        isSound = isSound && patch.offset >= result.layout.clusters && patch.offset + 8 <= result.end;
    return isSound;
}

} // namespace

class RecordingScanTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsEverything();
    void findsTheLastWholeBlockOfEveryCut();
    void readsOnlyHeaders();
    void survivesFlippedBytes();
    void survivesAppendedRubbish();
    void doesNotCutOffWhatIsWell();
    void neverCutsOffMuch();
    void leavesOthersAlone();

private:
    QByteArray m_file;
    std::vector<qint64> m_ends; ///< of blocks, as a walk by hand finds them
};

void RecordingScanTest::initTestCase()
{
    QTemporaryDir folder;
    m_file = recordUnfinished(folder.path(), "ffmpeg.webm");
    QVERIFY(!m_file.isEmpty());
    // By libwebm's frames: each payload is found behind the one before it.
    qint64 position = readBeginning(m_file)->layout.clusters;
    for (const OracleFrame &frame : readWithLibwebm(m_file).frames) {
        while (md5(QByteArrayView(m_file).sliced(position, frame.size)) != frame.md5)
            ++position;
        position += frame.size;
        m_ends.push_back(position);
    }
    QVERIFY(m_ends.size() > 100);
    QCOMPARE(m_ends.back(), m_file.size());
}

void RecordingScanTest::findsEverything()
{
    const ScanResult result = scan(m_file);
    QCOMPARE(result.verdict, ScanVerdict::Unfinished);
    QCOMPARE(result.end, m_file.size());
    qsizetype clusters = 0;
    for (qsizetype at = m_file.indexOf(clusterId); at >= 0; at = m_file.indexOf(clusterId, at + 1))
        ++clusters;
    QCOMPARE(qsizetype(result.index.syncPoints().size()), clusters);
    QVERIFY(result.patches.empty());
}

void RecordingScanTest::findsTheLastWholeBlockOfEveryCut()
{
    const qint64 clusters = readBeginning(m_file)->layout.clusters;
    for (qint64 size = 0; size < m_file.size(); size += size < clusters - 100 ? 997 : 13) {
        const QByteArray cut(m_file.constData(), size);
        const ScanResult result = scan(cut);
        const auto last = std::ranges::upper_bound(m_ends, size);
        if (last == m_ends.begin()) {
            QVERIFY(result.verdict == (size < clusters ? ScanVerdict::Foreign : ScanVerdict::Empty));
            continue;
        }
        QCOMPARE(result.verdict, ScanVerdict::Unfinished);
        // At most an empty Cluster's header more.
        QVERIFY(result.end >= *(last - 1) && result.end <= std::min(size, *(last - 1) + 20));
        QVERIFY(isSound(result, size));
    }
}

void RecordingScanTest::readsOnlyHeaders()
{
    Reading small{m_file};
    (void)small.scan();
    Reading large{m_file};
    // One block of 8 MB behind.
    large.bytes +=
        QByteArray::fromHex("A3107A1204") + QByteArray::fromHex("81000080") + QByteArray(8'000'000, 'x');
    const ScanResult result = large.scan();
    QCOMPARE(result.end, large.bytes.size());
    QVERIFY(large.read < small.read + maxBeginningBytes + 1000);
}

void RecordingScanTest::survivesFlippedBytes()
{
    QRandomGenerator random(20261123);
    const qint64 clusters = readBeginning(m_file)->layout.clusters;
    for (int i = 0; i < 3000; ++i) {
        QByteArray bytes = m_file;
        for (int flips = random.bounded(1, 6); flips > 0; --flips) {
            // Half of them in the beginning, most of which is a Void.
            const qint64 place = random.bounded(2) ? random.bounded(qint64(600))
                                                   : random.bounded(clusters, qint64(bytes.size()));
            bytes[place] = char(random.bounded(256));
        }
        if (random.bounded(3) == 0)
            bytes.truncate(random.bounded(qint64(bytes.size())));
        QVERIFY(isSound(scan(bytes), bytes.size()));
    }
}

void RecordingScanTest::survivesAppendedRubbish()
{
    QRandomGenerator random(7);
    QByteArray noise(10'000, '\0');
    QCOMPARE(scan(m_file + noise).end, m_file.size()); // what a power cut leaves
    for (int i = 0; i < 200; ++i) {
        for (char &byte : noise)
            byte = char(random.bounded(256));
        const ScanResult result = scan(m_file + noise);
        QCOMPARE(result.verdict, ScanVerdict::Unfinished);
        QVERIFY(result.end >= m_file.size());
    }
}

void RecordingScanTest::doesNotCutOffWhatIsWell()
{
    // In the first Cluster, whose size is told, a block's id is gone: the others are there as before.
    QByteArray bytes = m_file;
    const qint64 first = readBeginning(m_file)->layout.clusters;
    const qint64 second = m_file.indexOf(clusterId, first + 4);
    QVERIFY(second > first);
    bytes.replace(m_ends[5], 4, QByteArray(4, '\0'));
    const ScanResult result = scan(bytes);
    QCOMPARE(result.verdict, ScanVerdict::Unfinished);
    QCOMPARE(result.end, m_file.size());
    QCOMPARE(result.index.syncPoints().size(), scan(m_file).index.syncPoints().size());
}

void RecordingScanTest::neverCutsOffMuch()
{
    Reading reading{m_file + QByteArray(maxBrokenTail + 1, '\0')};
    QCOMPARE(reading.scan().verdict, ScanVerdict::Damaged);
    reading.bytes.chop(1);
    QCOMPARE(reading.scan().verdict, ScanVerdict::Unfinished);
}

void RecordingScanTest::leavesOthersAlone()
{
    for (const char *name : {"chromium.webm", "ffmpeg.webm", "firefox.webm", "mkvmerge-laced.mkv"})
        QCOMPARE(scan(recording(name)).verdict, ScanVerdict::Foreign);
    QTemporaryDir folder;
    const QString path = recordOne(folder.path(), "chromium.webm");
    QCOMPARE(scan(fileContent(path)).verdict, ScanVerdict::Finished);
}

QTEST_GUILESS_MAIN(RecordingScanTest)
#include "recording_scan_test.moc"
