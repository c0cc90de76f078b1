// The beginning of a recording file and what is written over it, byte by byte.
#include "record/recording_layout.h"

#include "tests/support/webm_elements.h"

#include <QTest>
#include <QTimeZone>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

webm::Tracks pictureAndSound()
{
    webm::Track video;
    video.codecId = "V_VP8";
    video.pixelWidth = 640;
    video.pixelHeight = 360;
    webm::Track audio;
    audio.type = webm::TrackType::Audio;
    audio.codecId = "A_OPUS";
    audio.codecPrivate = QByteArray(19, 'o');
    audio.samplingFrequency = 48'000;
    audio.channels = 2;
    return {video, audio};
}

QDateTime someDay()
{
    return QDateTime(QDate(2026, 11, 23), QTime(18, 27, 5), Qt::UTC);
}

/// An index with a sync point each second.
RecordingIndex indexOf(int seconds, const RecordingLayout &layout)
{
    RecordingIndex index(pictureAndSound());
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

class RecordingLayoutTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrites();
    void saysWhenAndWhat();
    void refusesWhatItDidNotWrite_data();
    void refusesWhatItDidNotWrite();
    void neverReadsBehindTheEnd();
    void putsCuesIntoTheirRoom_data();
    void putsCuesIntoTheirRoom();
    void appendsCuesThatAreTooMany();
    void changesNothingElse();
    void tellsTheSizeLast();
};

void RecordingLayoutTest::readsWhatItWrites()
{
    const QByteArray bytes = writeBeginning(pictureAndSound(), QStringLiteral("Über"), someDay());
    const auto beginning = readBeginning(bytes);
    QVERIFY(beginning);
    QVERIFY(!beginning->isFinished);
    QCOMPARE(beginning->layout.clusters, bytes.size());
    QCOMPARE(beginning->layout.cues, bytes.size() - cuesSpace);
    QCOMPARE(bytes.mid(beginning->layout.segment - 12, 12),
             openEnded("18538067").chopped(1) + hex("01FFFFFFFFFFFFFF"));
    QCOMPARE(bytes.mid(beginning->layout.info, 4), hex("1549A966"));
    QCOMPARE(bytes.mid(beginning->layout.tracks, 4), hex("1654AE6B"));
    QCOMPARE(beginning->tracks.size(), size_t(2));
    QCOMPARE(beginning->tracks[1].codecId, QByteArray("A_OPUS"));
}

void RecordingLayoutTest::saysWhenAndWhat()
{
    const QByteArray bytes = writeBeginning(pictureAndSound(), QStringLiteral("Über"), someDay());
    // 9457 days and 66425 s after 2001-01-01, in nanoseconds
    const qint64 nanoseconds = (9457LL * 86'400 + 66'425) * 1'000'000'000;
    QVERIFY(bytes.contains(hex("446188") + bigEndian(quint64(nanoseconds), 8)));
    QVERIFY(bytes.contains(hex("7BA985") + "\xC3\x9C"
                                           "ber"));
    QVERIFY(!bytes.contains(hex("448988"))); // no Duration that players would believe
    const QByteArray untitled = writeBeginning(pictureAndSound(), {}, someDay());
    QVERIFY(!untitled.contains(hex("7BA9")));
}

void RecordingLayoutTest::refusesWhatItDidNotWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray ours = writeBeginning(pictureAndSound(), {}, someDay());
    const qint64 info = ours.indexOf(hex("1549A966"));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("no film at all").repeated(9000);
    QTest::newRow("a saved stream") << beginning() + QByteArray(100'000, '\0');
    QTest::newRow("cut in the room for Cues") << ours.chopped(1);
    QTest::newRow("cut in Tracks") << ours.chopped(cuesSpace + 5);
    QByteArray other = ours;
    other.replace(hex("5741") + hex("87") + "LanCast", hex("5741") + hex("87") + "LanCost");
    QTest::newRow("another program's") << other;
    other = ours;
    other.replace(hex("2AD7B1830F4240"), hex("2AD7B1830F4241"));
    QTest::newRow("another scale") << other;
    other = ours;
    other.remove(info - 1, 1);
    QTest::newRow("less room") << other;
    other = ours;
    other.replace(hex("1654AE6B"), hex("1254C367"));
    QTest::newRow("no Tracks") << other;
}

void RecordingLayoutTest::refusesWhatItDidNotWrite()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!readBeginning(bytes));
}

void RecordingLayoutTest::neverReadsBehindTheEnd()
{
    const QByteArray ours = writeBeginning(pictureAndSound(), {}, someDay());
    for (qsizetype size = 0; size < 600; ++size) {
        const QByteArray cut(ours.constData(), size); // of its own: a sanitizer sees what goes beyond
        QVERIFY(!readBeginning(cut));
    }
}

void RecordingLayoutTest::putsCuesIntoTheirRoom_data()
{
    QTest::addColumn<int>("seconds");
    for (const int seconds : {1, 2, 60, 600, 3000})
        QTest::addRow("%d", seconds) << seconds;
}

void RecordingLayoutTest::putsCuesIntoTheirRoom()
{
    QFETCH(const int, seconds);
    QByteArray file = writeBeginning(pictureAndSound(), {}, someDay());
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

void RecordingLayoutTest::appendsCuesThatAreTooMany()
{
    QByteArray file = writeBeginning(pictureAndSound(), {}, someDay());
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

void RecordingLayoutTest::changesNothingElse()
{
    const QByteArray before = writeBeginning(pictureAndSound(), QStringLiteral("Title"), someDay());
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

void RecordingLayoutTest::tellsTheSizeLast()
{
    const QByteArray file = writeBeginning(pictureAndSound(), {}, someDay());
    const RecordingLayout layout = readBeginning(file)->layout;
    const Finish result = finish(layout, indexOf(3, layout), layout.clusters + 300'000);
    QCOMPARE(result.patches.back().offset, layout.segment - 8);
    QCOMPARE(result.patches.back().bytes,
             '\x01' + bigEndian(quint64(layout.clusters + 300'000 - layout.segment), 7));
    // The open Cluster's size, eight bytes before its content.
    const qint64 content = layout.clusters + 200'012;
    QCOMPARE(result.patches.front(), (Patch{content - 8, '\x01' + bigEndian(100'000 - 12, 7)}));
}

QTEST_GUILESS_MAIN(RecordingLayoutTest)
#include "recording_layout_test.moc"
