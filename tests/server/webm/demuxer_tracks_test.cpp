// Which tracks the demuxer takes, and how their frames are packed: laces, encodings, padding.
#include "tests/support/webm_demuxed.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;
using namespace std::chrono_literals;

class DemuxerTracksTest final : public QObject
{
    Q_OBJECT

private slots:
    void splitsLaces_data();
    void splitsLaces();
    void spreadsLacesOfUnknownLength();
    void spreadsLacesOfVorbis();
    void undoesEncodings_data();
    void undoesEncodings();
    void refusesTooMuchInflation();
    void choosesTracks_data();
    void choosesTracks();
    void countsAbsurdValuesAsNotStated_data();
    void countsAbsurdValuesAsNotStated();
    void givesPaddingToTheLastFrame();
    void judgesNoBlockOfAnotherTrack();
    void ignoresOtherTracks();
};

void DemuxerTracksTest::splitsLaces_data()
{
    // Opus packets of 20, 10 and 40 ms.
    const QByteArray packets = hex("FC00") + hex("F401") + hex("F902");
    const QByteArray stated = number("23E383", 15'000'000);
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QList<qint64>>("times");
    const auto lace = [](int flags, const QByteArray &payload) { return simpleBlock(2, 7, flags, payload); };
    QTest::newRow("fixed, times from the packets")
        << audioEntry() << lace(0x04, hex("02") + packets) << QList<qint64>({7, 27, 37});
    QTest::newRow("Xiph") << audioEntry() << lace(0x02, hex("020202") + packets)
                          << QList<qint64>({7, 27, 37});
    QTest::newRow("EBML") << audioEntry() << lace(0x06, hex("0282BF") + packets)
                          << QList<qint64>({7, 27, 37});
    QTest::newRow("DefaultDuration goes before")
        << audioEntry(2, stated) << lace(0x04, hex("02") + packets) << QList<qint64>({7, 22, 37});
    QTest::newRow("neither is known: one time")
        << audioEntry(2, element("86", "A_VORBIS")) << lace(0x04, hex("02") + packets)
        << QList<qint64>({7, 7, 7});
    QTest::newRow("BlockDuration is shared out")
        << audioEntry(2, element("86", "A_VORBIS"))
        << blockGroup(element("A1", blockContent(2, 7, 0x04, hex("02") + packets)) + number("9B", 90))
        << QList<qint64>({7, 37, 67});
}

void DemuxerTracksTest::splitsLaces()
{
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, block);
    const auto [error, tracks, blocks] = demux(beginning(videoEntry() + entry) + openCluster(0) + block);
    QCOMPARE(error, DemuxError::None);
    QTEST(milliseconds(blocks), "times");
    QCOMPARE(payloads(blocks).toHex(' '), QByteArray("fc 00 20 f4 01 20 f9 02"));
}

// Neither a DefaultDuration nor a codec that says: as far apart as the frames before.
void DemuxerTracksTest::spreadsLacesOfUnknownLength()
{
    const QByteArray entry = element("AE", number("D7", 2) + number("83", 2) + element("86", "A_AAC"));
    const QByteArray lace = hex("01") + "ab";
    const auto [error, tracks, blocks] =
        demux(beginning(videoEntry() + entry) + openCluster(0) + simpleBlock(2, 0, 0x84, lace) +
              simpleBlock(2, 40, 0x84, lace) + simpleBlock(2, 80, 0x84, lace));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(milliseconds(blocks), (QList<qint64>{0, 0, 40, 60, 80, 100}));
}

// Blocks of 256 and 2048 samples at 48 kHz: a packet adds a quarter of its block and of the one before.
void DemuxerTracksTest::spreadsLacesOfVorbis()
{
    const QByteArray identification = "\1vorbis" + hex("00000000"
                                                       "02"
                                                       "80BB0000"
                                                       "000000000000000000000000"
                                                       "B8"
                                                       "01");
    // Two modes from the lowest bit on: count - 1 = 1 (6 bits), each block flag, window and transform type
    // (16 bits each), mapping (8 bits); then the framing bit.
    QString bits = QStringLiteral("100000");
    for (const char *flag : {"0", "1"})
        bits += QLatin1String(flag) + QString(40, QLatin1Char('0'));
    bits += QLatin1Char('1');
    bits.prepend(QString(8 * 13 - bits.size() + 8, QLatin1Char('0')));
    while (bits.size() % 8 != 0)
        bits += QLatin1Char('0');
    QByteArray setup = "\5vorbis";
    for (qsizetype i = 0; i < bits.size(); i += 8) {
        int byte = 0;
        for (int bit = 0; bit < 8; ++bit)
            byte |= (bits[i + bit] == QLatin1Char('1') ? 1 : 0) << bit;
        setup += char(byte);
    }
    const QByteArray privateData = hex("02") + char(identification.size()) + hex("08") + identification +
                                   QByteArray("\3vorbis\0", 8) + setup;
    const QByteArray entry = element(
        "AE", number("D7", 2) + number("83", 2) + element("86", "A_VORBIS") + element("63A2", privateData) +
                  element("E1", element("B5", hex("473B8000")) + number("9F", 2)));
    // Mode 0 is short, mode 1 is long; the mode's number is bit 1.
    const QByteArray lace = hex("03"
                                "00"
                                "02"
                                "02"
                                "00");
    const auto [error, tracks, blocks] =
        demux(beginning(videoEntry() + entry) + openCluster(0) + simpleBlock(2, 0, 0x84, lace));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(blocks.size(), size_t(4));
    const auto samples = [](std::chrono::nanoseconds time) { return qRound64(double(time / 1ns) * 48e-6); };
    QCOMPARE(samples(blocks[1].time), 128);              // (256 + 256) / 4
    QCOMPARE(samples(blocks[2].time), 128 + 576);        // (256 + 2048) / 4
    QCOMPARE(samples(blocks[3].time), 128 + 576 + 1024); // (2048 + 2048) / 4
}

void DemuxerTracksTest::undoesEncodings_data()
{
    QTest::addColumn<QByteArray>("encodings");
    QTest::addColumn<QByteArray>("stored");
    const auto compressed = [](const QByteArray &bytes) {
        return qCompress(bytes).sliced(4);
    }; // less its size
    const auto encoding = [](const QByteArray &more, const QByteArray &compression) {
        return element("6240", more + element("5034", compression));
    };
    const QByteArray stripped = number("4254", 3) + element("4255", "fra");
    QTest::newRow("zlib") << encoding({}, number("4254", 0)) << compressed("frame");
    QTest::newRow("zlib by default") << encoding({}, {}) << compressed("frame");
    QTest::newRow("headers left out") << encoding({}, stripped) << QByteArray("me");
    QTest::newRow("headers left out, then zlib")
        << encoding(number("5031", 0), stripped) + encoding(number("5031", 1), {}) << compressed("me");
}

void DemuxerTracksTest::undoesEncodings()
{
    QFETCH(QByteArray, encodings);
    QFETCH(QByteArray, stored);
    const QByteArray entry = audioEntry(2, element("6D80", encodings));
    const QByteArray lace = hex("01") + stored + stored;
    const auto [error, tracks, blocks] =
        demux(beginning(videoEntry() + entry) + openCluster(0) + simpleBlock(2, 0, 0x80, stored) +
              simpleBlock(1, 0, 0x80, stored) + simpleBlock(2, 9, 0x84, lace));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), "frame " + stored + " frame frame");
}

void DemuxerTracksTest::refusesTooMuchInflation()
{
    const QByteArray entry = audioEntry(2, element("6D80", element("6240", element("5034", {}))));
    const QByteArray start = beginning(entry) + openCluster(0);
    const QByteArray bomb = qCompress(QByteArray(8'000'000, '\0'), 9).sliced(4);
    QVERIFY(bomb.size() < 10'000);
    QCOMPARE(demux(start + simpleBlock(2, 0, 0x80, bomb)).error, DemuxError::Malformed);
    const QByteArray quiet = qCompress(QByteArray(60'000, '\0'), 9).sliced(4);
    QCOMPARE(demux(start + simpleBlock(2, 0, 0x80, quiet)).blocks.at(0).payload.size(), 60'000);
    QCOMPARE(demux(start + simpleBlock(2, 0, 0x80, quiet.chopped(10))).error, DemuxError::Malformed);
    // Nor by many small ones, whatever undoes them.
    const QByteArray headers =
        element("6240", element("5034", number("4254", 3) + element("4255", QByteArray(1'000, 'x'))));
    const auto spread = [](const QByteArray &encodings, const QByteArray &stored) {
        QByteArray bytes = beginning(audioEntry(2, element("6D80", encodings))) + openCluster(0);
        for (int i = 0; i < 10'000; ++i)
            bytes += simpleBlock(2, qint16(i), 0x80, stored);
        qsizetype made = 0;
        for (const Frame &frame : demux(bytes).blocks)
            made += frame.payload.size();
        return std::pair(made, bytes.size());
    };
    for (const auto &[made, sent] :
         {spread(element("6240", element("5034", {})), quiet), spread(headers, "x")}) {
        QVERIFY(made > 900'000);
        QVERIFY(made < 1'100'000 + 4 * sent);
    }
    // What is as large as it was sent never ends.
    const auto [made, sent] =
        spread(element("6240", element("5034", {})), qCompress(QByteArray("frame")).sliced(4));
    QCOMPARE(made, 50'000);
}

void DemuxerTracksTest::choosesTracks_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QByteArray>("numbers"); // of those that are there; empty: refused
    const QByteArray encrypted = element("6D80", element("6240", number("5033", 1)));
    const QByteArray bzlib = element("6D80", element("6240", element("5034", number("4254", 1))));
    QByteArray many;
    for (quint64 i = 2; i <= 100; ++i)
        many += audioEntry(i);
    QTest::newRow("a hundred tracks") << many + videoEntry(1) << QByteArray("21");
    QTest::newRow("second audio encrypted")
        << videoEntry(1) + audioEntry(2) + audioEntry(3, encrypted) << QByteArray("12");
    QTest::newRow("second audio good") << videoEntry(1) + audioEntry(2) + audioEntry(3) << QByteArray("12");
    QTest::newRow("second audio larger than any may be")
        << videoEntry(1) + audioEntry(2) + audioEntry(3, element("63A2", QByteArray(1'000'000, 'x')))
        << QByteArray("12");
    QTest::newRow("first video larger than any may be")
        << videoEntry(1, element("63A2", QByteArray(1'000'000, 'x'))) + audioEntry(2) + videoEntry(3)
        << QByteArray("23");
    QTest::newRow("first audio encrypted")
        << videoEntry(1) + audioEntry(2, encrypted) + audioEntry(3) << QByteArray("13");
    QTest::newRow("first video by bzlib")
        << videoEntry(1, bzlib) + audioEntry(2) + videoEntry(3) << QByteArray("23");
    QTest::newRow("only audio encrypted") << videoEntry(1) + audioEntry(2, encrypted) << QByteArray();
    QTest::newRow("only video by bzlib") << videoEntry(1, bzlib) + audioEntry(2) << QByteArray();
    QTest::newRow("second video without size")
        << videoEntry(1) + element("AE", number("D7", 2) + number("83", 1) + element("86", "V_VP8"))
        << QByteArray("1");
    QTest::newRow("buttons encrypted")
        << videoEntry(1) + element("AE", number("D7", 3) + number("83", 18) + encrypted) << QByteArray("1");
}

void DemuxerTracksTest::choosesTracks()
{
    QFETCH(QByteArray, entries);
    QFETCH(QByteArray, numbers);
    const auto [error, tracks, blocks] = demux(beginning(entries));
    QCOMPARE(error, numbers.isEmpty() ? DemuxError::UnsupportedTracks : DemuxError::None);
    QByteArray found;
    for (const Track &track : tracks)
        found += QByteArray::number(track.number);
    QCOMPARE(found, numbers);
}

// The defaults are those of RFC 9559, or what the codec's own header says (RFC 7845 section 5.1).
void DemuxerTracksTest::countsAbsurdValuesAsNotStated_data()
{
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<QByteArray>("absurd");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("frequency");
    const auto audio = [](const QByteArray &more) { return element("E1", more); };
    const QByteArray stereo = element("B5", hex("473B8000")) + number("9F", 2); // 48 kHz
    const auto head = [](const char *channels) {
        return element("63A2", "OpusHead" + hex("01") + hex(channels) + hex("380180BB0000000000"));
    };
    const QByteArray opus = element("86", "A_OPUS");
    const QByteArray other = element("86", "A_AAC");
    QTest::newRow("0 channels, Opus' head says 2")
        << opus + head("02") << audio(element("B5", hex("473B8000")) + number("9F", 0)) << 2 << 48000.;
    QTest::newRow("no channels, Opus' head says 6") << opus + head("06") << audio({}) << 6 << 48000.;
    QTest::newRow("0 channels, Opus without a head") << opus << audio(number("9F", 0)) << 1 << 48000.;
    QTest::newRow("0 channels, Opus' head says 0")
        << opus + head("00") << audio(number("9F", 0)) << 1 << 48000.;
    QTest::newRow("0 channels of another codec") << other << audio(number("9F", 0)) << 1 << 8000.;
    QTest::newRow("2^31 channels") << other << audio(number("9F", quint64(1) << 31)) << 1 << 8000.;
    QTest::newRow("channels in nine bytes")
        << other << audio(element("9F", QByteArray(9, '\1'))) << 1 << 8000.;
    QTest::newRow("frequency NaN") << other << audio(element("B5", hex("7FC00000"))) << 1 << 8000.;
    QTest::newRow("frequency below 0") << opus << audio(element("B5", hex("C73B8000"))) << 1 << 48000.;
    QTest::newRow("bit depth 0") << other << audio(stereo + number("6264", 0)) << 2 << 48000.;
    QTest::newRow("bit depth 2^40") << other << audio(stereo + number("6264", quint64(1) << 40)) << 2
                                    << 48000.;
    QTest::newRow("CodecDelay near 2^64")
        << opus << audio(stereo) + number("56AA", ~quint64(0)) << 2 << 48000.;
    QTest::newRow("SeekPreRoll near 2^64")
        << opus << audio(stereo) + number("56BB", ~quint64(0)) << 2 << 48000.;
    QTest::newRow("DefaultDuration near 2^63")
        << opus << audio(stereo) + number("23E383", ~quint64(0) >> 1) << 2 << 48000.;
    QTest::newRow("DefaultDuration in nine bytes")
        << opus << audio(stereo) + element("23E383", QByteArray(9, '\1')) << 2 << 48000.;
}

void DemuxerTracksTest::countsAbsurdValuesAsNotStated()
{
    QFETCH(QByteArray, codec);
    QFETCH(QByteArray, absurd);
    const QByteArray entry = element("AE", number("D7", 2) + number("83", 2) + codec + absurd);
    const auto [error, tracks, blocks] =
        demux(beginning(entry) + openCluster(0) + simpleBlock(2, 7, 0x80, "tone"));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), QByteArray("tone"));
    QTEST(tracks.at(0).channels, "channels");
    QTEST(tracks.at(0).samplingFrequency, "frequency");
    QCOMPARE(tracks.at(0).bitDepth, 0);
    QVERIFY(tracks.at(0).codecDelay == 0ns && tracks.at(0).seekPreRoll == 0ns);
    QVERIFY(tracks.at(0).defaultDuration == 0ns);
}

// A second audio track whose times and laces contradict the format.
void DemuxerTracksTest::judgesNoBlockOfAnotherTrack()
{
    const QByteArray lace = simpleBlock(3, 0, 0x02, hex("05FFFFFF"));
    const QByteArray group = element("A1", blockContent(3, 0, 0, "x"));
    const auto [error, tracks, blocks] =
        demux(beginning(videoEntry(1) + audioEntry(2) + audioEntry(3)) + openCluster(0) + lace +
              blockGroup(group + number("9B", ~quint64(0))) +
              blockGroup(group + number("75A2", quint64(1) << 63)) + simpleBlock(1, 0, 0x80, "picture"));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(payloads(blocks), QByteArray("picture"));
}

void DemuxerTracksTest::givesPaddingToTheLastFrame()
{
    const QByteArray group = blockGroup(element("A1", blockContent(2, 0, 0x04, hex("01") + "ab")) +
                                        element("75A2", bigEndian(5'000'000, 4)));
    const auto [error, tracks, blocks] = demux(beginning() + openCluster(0) + group);
    QCOMPARE(error, DemuxError::None);
    QVERIFY(blocks.at(0).discardPadding == 0ms);
    QVERIFY(blocks.at(1).discardPadding == 5ms);
}

void DemuxerTracksTest::ignoresOtherTracks()
{
    const QByteArray subtitles =
        element("AE", number("D7", 3) + number("83", 17) + element("86", "S_TEXT/UTF8") +
                          element("6D80", "compressed"));
    const auto [error, tracks, blocks] =
        demux(beginning(videoEntry() + subtitles) + openCluster(0) + simpleBlock(3, 0, 0x80, "words") +
              simpleBlock(77, 0, 0x80, "stray") + simpleBlock(1, 0, 0x80, "picture"));
    QCOMPARE(error, DemuxError::None);
    QCOMPARE(tracks.size(), size_t(1));
    QCOMPARE(payloads(blocks), QByteArray("picture"));
}

QTEST_APPLESS_MAIN(DemuxerTracksTest)
#include "demuxer_tracks_test.moc"
