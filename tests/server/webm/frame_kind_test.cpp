// Whether a frame is a keyframe, from frames that encoders wrote: the payload and the container's flag agree
// in all of them, and flags that lie or are missing change nothing.
#include "webm/demuxer.h"
#include "webm/frame_kind.h"

#include "tests/support/webm_elements.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

namespace {

QByteArray encoded(const QTemporaryDir &folder, const QStringList &encoder)
{
    const QString path = folder.filePath(QStringLiteral("made.webm"));
    QProcess::execute(QStringLiteral("ffmpeg"),
                      QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                  QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                  QStringLiteral("testsrc2=s=160x90:r=10:d=3"), QStringLiteral("-g"),
                                  QStringLiteral("8")} +
                          encoder + QStringList{path});
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Sets or clears the flag of every SimpleBlock, which all have their size in a field of any length.
QByteArray withFlags(const QByteArray &payload, bool isKey)
{
    return simpleBlock(1, 0, isKey ? 0x80 : 0, payload);
}

} // namespace

class FrameKindTest final : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithEncoders_data();
    void agreesWithEncoders();
    void readsHeaders_data();
    void readsHeaders();
};

void FrameKindTest::agreesWithEncoders_data()
{
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<QStringList>("encoder");
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    QTest::newRow("VP8") << QByteArray("V_VP8") << list("-c:v libvpx -deadline realtime -cpu-used 8");
    QTest::newRow("VP9") << QByteArray("V_VP9") << list("-c:v libvpx-vp9 -deadline realtime -cpu-used 8");
    QTest::newRow("VP9, hidden frames")
        << QByteArray("V_VP9") << list("-c:v libvpx-vp9 -cpu-used 5 -auto-alt-ref 1 -lag-in-frames 10");
    QTest::newRow("AV1") << QByteArray("V_AV1") << list("-c:v libaom-av1 -cpu-used 8 -usage realtime");
}

void FrameKindTest::agreesWithEncoders()
{
    QFETCH(QByteArray, codec);
    QFETCH(QStringList, encoder);
    const QTemporaryDir folder;
    std::vector<Frame> blocks;
    {
        Demuxer demuxer;
        QCOMPARE(demuxer.feed(encoded(folder, encoder), blocks), DemuxError::None);
    }
    QVERIFY(blocks.size() > 20);

    int keyframes = 0;
    for (const Frame &block : blocks) {
        QVERIFY(isKeyframe(codec, block.payload).has_value());
        QCOMPARE(*isKeyframe(codec, block.payload), block.isKeyframe);
        keyframes += block.isKeyframe;
        for (const bool lie : {true, false}) {
            const QByteArray entry = element("AE", number("D7", 1) + number("83", 1) + element("86", codec) +
                                                       element("E0", number("B0", 160) + number("BA", 90)));
            Demuxer demuxer;
            std::vector<Frame> read;
            QCOMPARE(demuxer.feed(beginning(entry) + openCluster(0) + withFlags(block.payload, lie), read),
                     DemuxError::None);
            QCOMPARE(read.at(0).isKeyframe, block.isKeyframe);
        }
    }
    QVERIFY2(keyframes >= 3 && keyframes < 10, qPrintable(QString::number(keyframes)));
}

void FrameKindTest::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("expected"); // -1: not known
    QTest::newRow("VP8 key") << QByteArray("V_VP8") << hex("1000009D012A40012000") << 1;
    QTest::newRow("VP8 without start code") << QByteArray("V_VP8") << hex("10000000012A40012000") << -1;
    QTest::newRow("VP8 inter") << QByteArray("V_VP8") << hex("3100000000") << 0;
    QTest::newRow("VP8, partition too long") << QByteArray("V_VP8") << hex("F1FFFF0000") << -1;
    QTest::newRow("VP8, a version that there is not") << QByteArray("V_VP8") << hex("3B00000000") << -1;
    QTest::newRow("VP8, two bytes") << QByteArray("V_VP8") << hex("3100") << -1;
    QTest::newRow("VP9 key") << QByteArray("V_VP9") << hex("8249834200") << 1;
    QTest::newRow("VP9 inter") << QByteArray("V_VP9") << hex("8600") << 0;
    QTest::newRow("VP9 shows an existing frame") << QByteArray("V_VP9") << hex("88") << 0;
    QTest::newRow("VP9, profile 3, inter") << QByteArray("V_VP9") << hex("B200") << 0;
    QTest::newRow("VP9, no marker") << QByteArray("V_VP9") << hex("4249834200") << -1;
    QTest::newRow("AV1 delimiter alone") << QByteArray("V_AV1") << hex("1200") << -1;
    QTest::newRow("AV1 inter") << QByteArray("V_AV1") << hex("120032022000") << 0;
    QTest::newRow("AV1, size too long") << QByteArray("V_AV1") << hex("127F") << -1;
    QTest::newRow("H.264") << QByteArray("V_MPEG4/ISO/AVC") << hex("0000000165") << -1;
    QTest::newRow("empty") << QByteArray("V_VP8") << QByteArray() << -1;
}

void FrameKindTest::readsHeaders()
{
    QFETCH(QByteArray, codec);
    QFETCH(QByteArray, frame);
    QFETCH(int, expected);
    const std::optional<bool> found = isKeyframe(codec, frame);
    QCOMPARE(found ? int(*found) : -1, expected);
}

QTEST_GUILESS_MAIN(FrameKindTest)
#include "frame_kind_test.moc"
