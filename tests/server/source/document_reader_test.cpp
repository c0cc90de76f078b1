// Documents on one time: behind one another, damaged, repeated, with times that jump.
#include "source/document_reader.h"

#include "tests/support/net_recording.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lancast;
using namespace lancast::source;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

using Time = SourceTimeline::Time;

QByteArray film(int frames, int step, int keyframeEvery = 10, qsizetype frameBytes = 300)
{
    NumberedRecording recording(frameBytes, keyframeEvery, step);
    QByteArray bytes = recording.firstPiece();
    while (recording.framesMade() < frames)
        bytes += recording.nextPiece();
    return bytes;
}

/// Clusters of one frame each, at \a times in milliseconds.
QByteArray filmAt(const QList<quint64> &times)
{
    QByteArray bytes = beginning(videoEntry());
    for (const quint64 time : times)
        bytes += openCluster(time) + simpleBlock(1, 0, char(0x80), bigEndian(0, 4) + "frame");
    return bytes;
}

std::vector<SourceBlock> read(DocumentReader &reader, QByteArrayView bytes, qsizetype pieceBytes = 64 * 1024)
{
    std::vector<SourceBlock> blocks;
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(pieceBytes, bytes.size()));
        reader.feed(piece, blocks);
        bytes = bytes.sliced(piece.size());
    }
    return blocks;
}

QList<int> timesOf(const std::vector<SourceBlock> &blocks)
{
    QList<int> times;
    for (const SourceBlock &block : blocks)
        times.append(int(block.block.time / 1ms));
    return times;
}

} // namespace

class DocumentReaderTest final : public QObject
{
    Q_OBJECT

private slots:
    void doesNotCareHowBytesAreCut();
    void putsDocumentsBehindOneAnother();
    void findsTheNextDocumentBehindAnUnreadableOne();
    void continuesBehindDamage();
    void passesNoPartOfAFrameOn();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void lastsAsLongAsItsLastFrame_data();
    void lastsAsLongAsItsLastFrame();
    void repeatsWithoutABreak_data();
    void repeatsWithoutABreak();
    void staysInStepWhenRepeated_data();
    void staysInStepWhenRepeated();
    void continuesWhereTimesJump_data();
    void continuesWhereTimesJump();
    void dropsAWildBlock();
};

void DocumentReaderTest::doesNotCareHowBytesAreCut()
{
    QByteArray bytes = film(20, 40) + film(15, 40);
    std::fill_n(bytes.begin() + 2'000, 700, '\0');
    DocumentReader whole;
    const QList<int> expected = timesOf(read(whole, bytes));
    QVERIFY(expected.size() > 20);
    std::minstd_rand random(1);
    for (const qsizetype piece :
         {qsizetype(1), qsizetype(7), qsizetype(100), qsizetype(random() % 999 + 1)}) {
        DocumentReader reader;
        QCOMPARE(timesOf(read(reader, bytes, piece)), expected);
        QVERIFY(reader.damage() == whole.damage());
    }
}

void DocumentReaderTest::putsDocumentsBehindOneAnother()
{
    DocumentReader reader;
    const std::vector<SourceBlock> blocks = read(reader, film(5, 40) + film(5, 100));
    QCOMPARE(timesOf(blocks), (QList<int>{0, 40, 80, 120, 160, 200, 300, 400, 500, 600}));
    QVERIFY(blocks.front().document == blocks[4].document);
    QVERIFY(blocks[4].document != blocks[5].document);
    QVERIFY(reader.damage() == webm::Damage{});
    QVERIFY(reader.timeline().end() == 700ms);
}

void DocumentReaderTest::findsTheNextDocumentBehindAnUnreadableOne()
{
    const QByteArray other = ebmlHeader("mp4") + QByteArray(5'000, 'x');
    for (const qsizetype piece : {qsizetype(1), qsizetype(64 * 1024)}) {
        DocumentReader reader;
        const QByteArray bytes = film(5, 40) + other + film(5, 40);
        QCOMPARE(read(reader, bytes, piece).size(), std::size_t(10));
    }
}

void DocumentReaderTest::continuesBehindDamage()
{
    QByteArray bytes = film(40, 40);
    std::fill_n(bytes.begin() + bytes.size() / 2, 800, '\0');
    DocumentReader reader;
    const QList<int> times = timesOf(read(reader, bytes));
    QVERIFY(times.startsWith(0) && times.endsWith(39 * 40));
    QVERIFY(times.size() >= 29 && times.size() < 40); // the rest of one Cluster of ten is gone
    QCOMPARE(reader.damage().times, quint64(1));
    QVERIFY(reader.damage().bytes >= 800 && reader.damage().bytes <= 4'000);
}

// The block whose end is damaged goes, too, however the bytes are cut.
void DocumentReaderTest::passesNoPartOfAFrameOn()
{
    for (const qsizetype piece : {qsizetype(1), qsizetype(97), qsizetype(64 * 1024)}) {
        for (qsizetype from = 6'000; from < 7'000; from += 37) {
            QByteArray bytes = film(40, 40);
            std::fill_n(bytes.begin() + from, 800, '\0');
            DocumentReader reader;
            int parts = 0;
            for (const SourceBlock &block : read(reader, bytes, piece))
                parts += block.block.payload.endsWith(QByteArray(4, '\0')) ? 1 : 0;
            QCOMPARE(parts, 0);
        }
    }
}

void DocumentReaderTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("no picture or sound");
    QTest::newRow("a beginning") << beginning() << QStringLiteral("no picture or sound");
    QTest::newRow("text") << QByteArray("a letter").repeated(99) << QStringLiteral("not a WebM recording");
}

void DocumentReaderTest::saysWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    DocumentReader reader;
    QCOMPARE(read(reader, bytes).size(), std::size_t(0));
    QVERIFY2(reader.fault().contains(words), qPrintable(reader.fault()));
}

void DocumentReaderTest::lastsAsLongAsItsLastFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("30 frames/s") << film(30, 33) << 990;
    QTest::newRow("slides") << film(4, 5'000, 1) << 20'000;
    QTest::newRow("a slide a minute") << film(3, 60'000, 1) << 180'000;
    QTest::newRow("a hole before the last frame") << filmAt({0, 40, 80, 120, 3'000}) << 3'040;
    QTest::newRow("one frame") << film(1, 40) << int(SourceTimeline::stillLength / 1ms);
    QTest::newRow("two frames at once") << filmAt({0, 1}) << int(SourceTimeline::shortestDocument / 1ms);
}

void DocumentReaderTest::lastsAsLongAsItsLastFrame()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, milliseconds);
    DocumentReader reader;
    (void)read(reader, bytes);
    QCOMPARE(int(reader.timeline().length() / 1ms), milliseconds);
}

void DocumentReaderTest::repeatsWithoutABreak_data()
{
    QTest::addColumn<int>("frames");
    QTest::newRow("long") << 60;
    QTest::newRow("short") << 10;
    QTest::newRow("a still picture") << 1;
}

void DocumentReaderTest::repeatsWithoutABreak()
{
    QFETCH(const int, frames);
    DocumentReader reader;
    std::vector<SourceBlock> all;
    for (int pass = 0; pass < 3; ++pass) {
        const std::vector<SourceBlock> blocks = read(reader, film(frames, 40));
        QCOMPARE(reader.passBlocks(), quint64(frames));
        all.insert(all.end(), blocks.begin(), blocks.end());
        reader.repeat();
    }
    const int step = frames == 1 ? int(SourceTimeline::stillLength / 1ms) : 40;
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(int(all[i].block.time / 1ms), int(i) * step);
    QCOMPARE(all.back().document->number, quint64(0));
}

void DocumentReaderTest::staysInStepWhenRepeated_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("lastAudio"); // it lasts as long as it is behind the one before
    QTest::addColumn<int>("seam");
    QTest::newRow("audio that ends a little after the video") << 40 << 2'386 << 40;
    QTest::newRow("or more than half a frame after it") << 40 << 2'395 << 80;
    QTest::newRow("or before it") << 40 << 1'990 << 40;
    QTest::newRow("slides keep all of their audio") << 500 << 30'500 << 1'500;
}

/// Video that begins 7 ms after the audio, as ffmpeg writes it.
void DocumentReaderTest::staysInStepWhenRepeated()
{
    QFETCH(const int, step);
    QFETCH(const int, lastAudio);
    QFETCH(const int, seam);
    constexpr int frames = 60;
    constexpr int late = 7;
    QByteArray bytes = beginning();
    for (int frame = 0; frame < frames; ++frame) {
        const int time = frame * step;
        if (time < lastAudio)
            bytes += openCluster(quint64(time)) + simpleBlock(2, 0, 0x80, "a");
        bytes += openCluster(quint64(time + late)) + simpleBlock(1, 0, 0x80, "v");
    }
    bytes += openCluster(quint64(lastAudio)) + simpleBlock(2, 0, 0x80, "a");
    DocumentReader reader;
    std::vector<SourceBlock> blocks = read(reader, bytes);
    reader.repeat();
    reader.feed(bytes, blocks);
    std::erase_if(blocks, [](const SourceBlock &block) { return block.block.trackNumber == 2; });
    const QList<int> times = timesOf(blocks);
    QCOMPARE(times.size(), qsizetype(2 * frames));
    QCOMPARE(times[frames] - times[frames - 1], seam);
    QCOMPARE(times.last() - times[frames], (frames - 1) * step);
}

void DocumentReaderTest::continuesWhereTimesJump_data()
{
    QTest::addColumn<qint64>("by");
    for (const qint64 seconds : {3'600LL, 30LL, -50LL, -99LL})
        QTest::addRow("%lld s", static_cast<long long>(seconds)) << seconds * 1'000;
}

void DocumentReaderTest::continuesWhereTimesJump()
{
    QFETCH(const qint64, by);
    QList<quint64> times;
    for (int i = 0; i < 50; ++i)
        times.append(quint64(100'000 + i * 40 + (i < 25 ? 0 : by)));
    DocumentReader reader;
    const QList<int> placed = timesOf(read(reader, filmAt(times)));
    QCOMPARE(placed.size(), 50);
    for (int i = 1; i < placed.size(); ++i)
        QVERIFY2(std::abs(placed[i] - placed[i - 1] - 40) <= 1, qPrintable(QString::number(placed[i])));
    QCOMPARE(reader.timeline().cuts(), quint64(1));
}

void DocumentReaderTest::dropsAWildBlock()
{
    QList<quint64> times;
    for (int i = 0; i < 50; ++i)
        times.append(quint64(i == 25 ? 7'000'000 : i * 40));
    DocumentReader reader;
    const QList<int> placed = timesOf(read(reader, filmAt(times)));
    QCOMPARE(placed.size(), 49);
    QCOMPARE(placed.back(), 49 * 40);
    QCOMPARE(reader.timeline().droppedFrames(), quint64(1));
}

QTEST_APPLESS_MAIN(DocumentReaderTest)
#include "document_reader_test.moc"
