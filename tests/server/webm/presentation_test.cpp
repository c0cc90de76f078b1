// What a track says of how its frames are to be presented comes out as it came in: by ffprobe, and byte by
// byte.
#include "webm/chunk_muxer.h"
#include "webm/demuxer.h"
#include "webm/presentation.h"

#include "tests/support/chunk_bytes.h"
#include "tests/support/webm_elements.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

namespace {

Track read(const QByteArray &videoMore)
{
    const QByteArray entry =
        element("AE", number("D7", 1) + number("83", 1) + element("86", "V_VP9") +
                          element("E0", number("B0", 720) + number("BA", 576) + videoMore));
    Demuxer demuxer;
    std::vector<Frame> blocks;
    if (demuxer.feed(beginning(entry), blocks) != DemuxError::None)
        return {};
    return demuxer.tracks().at(0);
}

QByteArray small(const char *id, quint64 value)
{
    return hex(id) + hex("81") + char(value);
}

QByteArray probe(const QString &path)
{
    QProcess ffprobe;
    ffprobe.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"),
                   QStringLiteral("v"), QStringLiteral("-show_entries"),
                   QStringLiteral("stream=sample_aspect_ratio,display_aspect_ratio,color_range,color_space,"
                                  "color_transfer,color_primaries,side_data_list"),
                   path});
    ffprobe.waitForFinished();
    return ffprobe.readAllStandardOutput() + ffprobe.readAllStandardError();
}

} // namespace

class PresentationTest final : public QObject
{
    Q_OBJECT

private slots:
    void passesWhatFfprobeSees_data();
    void passesWhatFfprobeSees();
    void keepsElements();
    void leavesOutWhatBrowsersRefuse_data();
    void leavesOutWhatBrowsersRefuse();
    void makesTracksDiffer();
    void statesTheColourOfVp8_data();
    void statesTheColourOfVp8();
};

void PresentationTest::passesWhatFfprobeSees_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("expected"); // in what ffprobe says
    QTest::newRow("shape") << QStringLiteral("-vf setsar=64/45") << QByteArray("sample_aspect_ratio=64:45");
    QTest::newRow("colour") << QStringLiteral("-color_range pc -colorspace bt2020nc -color_trc smpte2084 "
                                              "-color_primaries bt2020")
                            << QByteArray("color_transfer=smpte2084");
}

void PresentationTest::passesWhatFfprobeSees()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, expected);
    const QTemporaryDir folder;
    const QString source = folder.filePath(QStringLiteral("source.webm"));
    const QString target = folder.filePath(QStringLiteral("target.webm"));
    const QString made = QStringLiteral("-v error -f lavfi -i testsrc2=s=720x576:r=5:d=1 ") + options +
                         QStringLiteral(" -c:v libvpx-vp9 -deadline realtime -cpu-used 8");
    QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"), made.split(QLatin1Char(' ')) + QStringList{source}),
             0);
    QFile in(source);
    QVERIFY(in.open(QIODevice::ReadOnly));
    Demuxer demuxer;
    std::vector<Frame> blocks;
    QCOMPARE(demuxer.feed(in.readAll(), blocks), DemuxError::None);
    QFile out(target);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(writeInitSegment(demuxer.tracks()));
    ChunkMuxer muxer(demuxer.tracks());
    for (const MuxedChunk &chunk : muxer.mux(blocks))
        out.write(bytesOf(chunk));
    out.close();
    QVERIFY2(probe(source).contains(expected), probe(source).constData());
    QCOMPARE(probe(target), probe(source));
}

void PresentationTest::keepsElements()
{
    const QByteArray mastering = hex("55D09C") + hex("55D184") + hex("3F2E147B") + hex("55D284") +
                                 hex("3E99999A") + hex("55D984") + hex("447A0000") + hex("55DA84") +
                                 hex("3C23D70A");
    const QByteArray colour =
        small("55B1", 9) + small("55B9", 1) + small("55BA", 16) + small("55BB", 9) + mastering;
    const QByteArray projection = small("7671", 1) + hex("767283") + "abc" + hex("767584") + hex("42B40000");
    const QByteArray all = small("9A", 2) + small("53B8", 1) + small("54BB", 8) + hex("54B08202D0") +
                           hex("54BA820240") + hex("55B0") + char(0x80 + colour.size()) + colour +
                           hex("7670") + char(0x80 + projection.size()) + projection;
    QCOMPARE(read(all).presentation.toHex(), all.toHex());
    QVERIFY(writeInitSegment(Tracks{read(all)}).contains(all));
    const QByteArray audio = hex("78B588") + hex("40E7700000000000");
    const QByteArray entry = element("AE", number("D7", 2) + number("83", 2) + element("86", "A_OPUS") +
                                               element("E1", element("B5", hex("46BB8000")) + audio));
    Demuxer demuxer;
    std::vector<Frame> blocks;
    QCOMPARE(demuxer.feed(beginning(entry), blocks), DemuxError::None);
    QVERIFY(writeInitSegment(demuxer.tracks()).contains(audio));
}

void PresentationTest::leavesOutWhatBrowsersRefuse_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray size = hex("54B0820400") + hex("54BA820240");
    QTest::newRow("size of the frames") << number("54B0", 720) + number("54BA", 576) << QByteArray();
    QTest::newRow("width 0") << number("54B0", 0) + hex("54BA820240") << QByteArray();
    QTest::newRow("unknown unit") << size + small("54B2", 4) << QByteArray();
    QTest::newRow("inches") << size + small("54B2", 2) << size + small("54B2", 3);
    QTest::newRow("said twice") << small("53B8", 1) + small("53B8", 2) << small("53B8", 1);
    QTest::newRow("unknown elements") << small("4ABC", 1) + hex("55B084") + small("55FF", 1) << QByteArray();
    QTest::newRow("number of nine bytes") << element("53B8", QByteArray(9, '\1')) << QByteArray();
    QTest::newRow("float of three bytes") << element("7670", element("7675", "abc")) << QByteArray();
    QTest::newRow("all cut off") << number("54CC", 400) + number("54DD", 320) << QByteArray();
    QTest::newRow("private bytes without end")
        << element("7670", element("7672", QByteArray(5000, 'x'))) << QByteArray();
}

void PresentationTest::leavesOutWhatBrowsersRefuse()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, kept);
    QCOMPARE(read(given).codecId, QByteArray("V_VP9"));
    QCOMPARE(read(given).presentation.toHex(), kept.toHex());
}

void PresentationTest::makesTracksDiffer()
{
    const QByteArray wide = number("54B0", 1024) + number("54BA", 576);
    QVERIFY(read(wide) == read(wide));
    QVERIFY(read(wide) != read({}));
    QVERIFY(read(element("55B0", number("55B9", 1))) != read(element("55B0", number("55B9", 2))));
}

void PresentationTest::statesTheColourOfVp8_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("stated");
    const QByteArray bt601 = small("55B1", 6);
    const auto colour = [](const QByteArray &content) {
        return hex("55B0") + char(0x80 + content.size()) + content;
    };
    QTest::newRow("nothing") << QByteArray() << colour(bt601);
    QTest::newRow("its range") << colour(small("55B9", 2)) << colour(bt601 + small("55B9", 2));
    QTest::newRow("unspecified") << colour(small("55B1", 2)) << colour(bt601);
    QTest::newRow("BT.709") << colour(small("55B1", 1)) << colour(small("55B1", 1));
    QTest::newRow("its shape") << small("9A", 2) << small("9A", 2) + colour(bt601);
}

void PresentationTest::statesTheColourOfVp8()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, stated);
    QCOMPARE(withVp8Colour(given).toHex(), stated.toHex());
    QCOMPARE(withVp8Colour(stated).toHex(), stated.toHex());
    QVERIFY(shapeOf(withVp8Colour(given)) == shapeOf(given));
}

QTEST_GUILESS_MAIN(PresentationTest)
#include "presentation_test.moc"
