// The beginning of a recording file, byte by byte.
#include "output/recording/recording_layout.h"

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
    return QDateTime(QDate(2026, 11, 23), QTime(18, 27, 5), QTimeZone::utc());
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

QTEST_GUILESS_MAIN(RecordingLayoutTest)
#include "recording_layout_test.moc"
