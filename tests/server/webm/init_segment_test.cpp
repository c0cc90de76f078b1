// The init segment, against bytes written out by hand from RFC 9559.
#include "webm/chunk_muxer.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

Track vp8()
{
    Track track;
    track.number = 7; // the output numbers anew
    track.codecId = "V_VP8";
    track.pixelWidth = 1280;
    track.pixelHeight = 720;
    track.defaultDuration = 40ms; // the recorder's, not the stream's
    return track;
}

Track opus()
{
    Track track;
    track.number = 3;
    track.type = TrackType::Audio;
    track.codecId = "A_OPUS";
    track.codecPrivate = "OpusHead";
    track.codecDelay = 6500us;
    track.seekPreRoll = 80ms;
    track.defaultDuration = 20ms;
    track.samplingFrequency = 48000;
    track.channels = 2;
    track.bitDepth = 32;
    return track;
}

const QByteArray ebml = hex("1a45dfa39f"
                            "42868101"
                            "42f78101"
                            "42f28104"
                            "42f38108"
                            "4282847765626d"
                            "42878104"
                            "42858102");
const QByteArray segment = hex("1853806701ffffffffffffff");
const QByteArray scaleAndNames = hex("2ad7b1830f4240"
                                     "4d80874c616e43617374"
                                     "5741874c616e43617374");
const QByteArray scaleDateAndNames = hex("2ad7b1830f4240"
                                         "4461880000000000000000"
                                         "4d80874c616e43617374"
                                         "5741874c616e43617374");

} // namespace

class InitSegmentTest final : public QObject
{
    Q_OBJECT

private slots:
    void writesPictureAndSound();
    void leavesOutWhatIsNotAskedFor();
    void saysMatroskaForOtherCodecs();
};

void InitSegmentTest::writesPictureAndSound()
{
    const Tracks tracks{opus(), vp8()};
    const QByteArray audio = hex("d78101"
                                 "73c58101"
                                 "838102"
                                 "9c8100"
                                 "8686415f4f505553"
                                 "63a2884f70757348656164"
                                 "56aa83632ea0"
                                 "56bb8404c4b400"
                                 "e191"
                                 "b58840e7700000000000"
                                 "9f8102"
                                 "62648120");
    const QByteArray video = hex("d78102"
                                 "73c58102"
                                 "838101"
                                 "9c8100"
                                 "8685565f565038"
                                 "e094"
                                 "b0820500"
                                 "ba8202d0"
                                 "2383e388403df851eb851eb8");
    const QByteArray entries =
        hex("ae") + char(0x80 + audio.size()) + audio + hex("ae") + char(0x80 + video.size()) + video;
    const QByteArray expected = ebml + segment + hex("1549a966") + char(0x80 + scaleDateAndNames.size()) +
                                scaleDateAndNames + hex("1654ae6b") + char(0x80 + entries.size()) + entries;
    QCOMPARE(writeInitSegment(tracks, {.frameRate = 29.97}).toHex(), expected.toHex());
}

void InitSegmentTest::leavesOutWhatIsNotAskedFor()
{
    const Tracks tracks{vp8()};
    const QByteArray bytes = writeInitSegment(tracks, {.hasDateUtc = false});
    QVERIFY(bytes.contains(hex("1549a966") + char(0x80 + scaleAndNames.size()) + scaleAndNames));
    QVERIFY(!bytes.contains(hex("23e383")));
    QVERIFY(!bytes.contains(hex("2383e3")));
    QVERIFY(!bytes.contains(hex("63a2")));
    QVERIFY(!bytes.contains(hex("4489"))); // Duration: a live stream has none
}

void InitSegmentTest::saysMatroskaForOtherCodecs()
{
    Track avc = vp8();
    avc.codecId = "V_MPEG4/ISO/AVC";
    const Tracks tracks{avc};
    QVERIFY(writeInitSegment(tracks).contains("matroska"));
    QVERIFY(!writeInitSegment(Tracks{vp8(), opus()}).contains("matroska"));
}

QTEST_APPLESS_MAIN(InitSegmentTest)
#include "init_segment_test.moc"
