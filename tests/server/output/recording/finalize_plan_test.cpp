// What is written over a recording file when it is finished, byte by byte.
#include "output/recording/finalize_plan.h"

#include "tests/support/webm_elements.h"

#include <QTest>
#include <QTimeZone>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

webm::Tracks justPicture()
{
    webm::Track video;
    video.codecId = "V_VP8";
    video.pixelWidth = 640;
    video.pixelHeight = 360;
    return {video};
}

QByteArray emptyFile(const QString &title = {})
{
    return writeBeginning(justPicture(), title,
                          QDateTime(QDate(2026, 11, 23), QTime(18, 27, 5), QTimeZone::utc()));
}

/// An index with a sync point each second.
RecordingIndex indexOf(int seconds, const RecordingLayout &layout)
{
    RecordingIndex index(justPicture());
    for (int i = 0; i < seconds; ++i) {
        const qint64 offset = layout.clusters + 100'000LL * i;
        index.startCluster(offset, offset + 12, 1000ms * i);
        index.addBlock({1, 0ms, true, "v", 0});
    }
    return index;
}

void apply(QByteArray &file, const Finish &finish)
{
    file.append(finish.appended);
    for (const Patch &patch : finish.patches) {
        QVERIFY(patch.offset + patch.bytes.size() <= file.size());
        file.replace(patch.offset, patch.bytes.size(), patch.bytes);
    }
}

} // namespace

class FinalizePlanTest final : public QObject
{
    Q_OBJECT

private slots:
    void putsCuesIntoTheirRoom_data();
    void putsCuesIntoTheirRoom();
    void appendsCuesThatAreTooMany();
    void changesNothingElse();
    void tellsTheSizeLast();
};

void FinalizePlanTest::putsCuesIntoTheirRoom_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {1, 2, 60, 600, 3000})
        QTest::addRow("%d", seconds) << seconds;
}

void FinalizePlanTest::putsCuesIntoTheirRoom()
{
    QFETCH(const int, seconds);
    QByteArray file = emptyFile();
    const RecordingLayout layout = readBeginning(file)->layout;
    const qsizetype size = file.size();
    const Finish result = finish(layout, indexOf(seconds, layout), file.size());
    QVERIFY(result.appended.isEmpty());
    // The last Cluster is not there in this test: its size is the first of the patches.
    Finish others = result;
    others.patches.erase(others.patches.begin());
    apply(file, others);
    QCOMPARE(file.size(), size);
    QCOMPARE(file.mid(layout.cues, 4), hex("1C53BB6B"));
    QVERIFY(file.count(hex("F78101F1")) == seconds); // CueTrack 1, CueClusterPosition
    const auto again = readBeginning(file);
    QVERIFY(again && again->isFinished);
    QCOMPARE(again->layout, layout);
}

void FinalizePlanTest::appendsCuesThatAreTooMany()
{
    QByteArray file = emptyFile();
    const RecordingLayout layout = readBeginning(file)->layout;
    const qint64 end = 10'000'000'000;
    const Finish result = finish(layout, indexOf(4000, layout), end);
    QCOMPARE(result.appended.first(4), hex("1C53BB6B"));
    QVERIFY(result.appended.size() > cuesSpace);
    // The SeekHead names the place: Cues are at the former end, counted from the Segment's content.
    const Patch &seekHead = result.patches[1];
    QCOMPARE(seekHead.offset, layout.segment);
    QCOMPARE(seekHead.bytes.size(), seekHeadSpace);
    QVERIFY(
        seekHead.bytes.contains(hex("53AB841C53BB6B53AC85") + bigEndian(quint64(end - layout.segment), 5)));
    QCOMPARE(result.patches.back(), sizePatch(layout.segment, end + result.appended.size()));
}

void FinalizePlanTest::changesNothingElse()
{
    const QByteArray before = emptyFile(QStringLiteral("Title"));
    const RecordingLayout layout = readBeginning(before)->layout;
    QByteArray after = before;
    Finish result = finish(layout, indexOf(3, layout), before.size());
    result.patches.erase(result.patches.begin());
    apply(after, result);
    const auto keep = [&](qint64 from, qint64 to) {
        QCOMPARE(after.mid(from, to - from), before.mid(from, to - from));
    };
    keep(0, layout.segment - 8);
    keep(layout.segment + seekHeadSpace, layout.duration);
    keep(layout.duration + 11, layout.cues);
    QCOMPARE(after.mid(layout.duration, 11), hex("448988409FC40000000000"));
}

void FinalizePlanTest::tellsTheSizeLast()
{
    const QByteArray file = emptyFile();
    const RecordingLayout layout = readBeginning(file)->layout;
    const Finish result = finish(layout, indexOf(3, layout), layout.clusters + 300'000);
    QCOMPARE(result.patches.back().offset, layout.segment - 8);
    QCOMPARE(result.patches.back().bytes,
             '\x01' + bigEndian(quint64(layout.clusters + 300'000 - layout.segment), 7));
    // The open Cluster's size, eight bytes before its content.
    const qint64 content = layout.clusters + 200'012;
    QCOMPARE(result.patches.front(), (Patch{content - 8, '\x01' + bigEndian(100'000 - 12, 7)}));
}

QTEST_GUILESS_MAIN(FinalizePlanTest)
#include "finalize_plan_test.moc"
