// Media types, against the codec strings that browsers and the codecs' specifications use.
#include "webm/chunk_muxer.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

class MimeTypeTest final : public QObject
{
    Q_OBJECT

private slots:
    void namesCodecs_data();
    void namesCodecs();
    void joinsTracks();
};

void MimeTypeTest::namesCodecs_data()
{
    QTest::addColumn<QByteArray>("codecId");
    QTest::addColumn<QByteArray>("codecPrivate");
    QTest::addColumn<QByteArray>("codec");
    const auto row = [](const char *name, const char *codecId, const QByteArray &codecPrivate,
                        const char *codec) {
        QTest::newRow(name) << QByteArray(codecId) << codecPrivate << QByteArray(codec);
    };
    row("VP8", "V_VP8", {}, "vp8");
    row("VP9 as MediaRecorder writes it", "V_VP9", {}, "vp9");
    row("VP9, profile 0, level 1.1, 8 bits, 4:2:0", "V_VP9", hex("01010002010b030108040101"),
        "vp09.00.11.08");
    row("VP9, profile 2, level 3.1, 10 bits", "V_VP9", hex("01010202011f03010a"), "vp09.02.31.10");
    row("VP9, features cut", "V_VP9", hex("010100"), "vp9");
    row("AV1 without a record", "V_AV1", {}, "av01.0.04M.08");
    row("AV1, main, level 3.0", "V_AV1", hex("81040c00"), "av01.0.04M.08");
    row("AV1, main, level 5.1, high tier, 10 bits", "V_AV1", hex("810dcc00"), "av01.0.13H.10");
    row("H.264, constrained baseline 3.1", "V_MPEG4/ISO/AVC", hex("0142e01fffe1"), "avc1.42E01F");
    row("H.264 without a record", "V_MPEG4/ISO/AVC", {}, "avc1.42E01E");
    row("unknown, with quotes", "V_\"X\"/Y", {}, "-x--y");
}

void MimeTypeTest::namesCodecs()
{
    QFETCH(QByteArray, codecId);
    QFETCH(QByteArray, codecPrivate);
    QFETCH(QByteArray, codec);
    Track track;
    track.codecId = codecId;
    track.codecPrivate = codecPrivate;
    QCOMPARE(mimeType(Tracks{track}), "video/webm; codecs=\"" + codec + '"');
}

void MimeTypeTest::joinsTracks()
{
    Track video;
    video.codecId = "V_VP8";
    Track audio;
    audio.type = TrackType::Audio;
    audio.codecId = "A_OPUS";
    Track vorbis = audio;
    vorbis.codecId = "A_VORBIS";
    QCOMPARE(mimeType(Tracks{video, audio}), QByteArray("video/webm; codecs=\"vp8,opus\""));
    QCOMPARE(mimeType(Tracks{audio, video}), QByteArray("video/webm; codecs=\"opus,vp8\""));
    QCOMPARE(mimeType(Tracks{vorbis}), QByteArray("audio/webm; codecs=\"vorbis\""));
}

QTEST_APPLESS_MAIN(MimeTypeTest)
#include "mime_type_test.moc"
