// Offers of browsers and of other WebRTC stacks, and what strangers could send instead.
#include "rtc/sdp_offer.h"

#include "tests/support/mutations.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace lancast::rtc;

namespace {

const QByteArray playoutDelay("http://www.webrtc.org/experiments/rtp-hdrext/playout-delay");
const QByteArray fingerprintLine = "a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"
                                   "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff\n";
const QByteArray head = "v=0\no=- 1 1 IN IP4 0.0.0.0\ns=-\nt=0 0\n";
const QByteArray transport =
    "a=ice-ufrag:abcd\na=ice-pwd:0123456789ABCDEFghij+/\na=setup:actpass\n" + fingerprintLine;
const QByteArray video = "m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-mux\na=recvonly\na=rtpmap:96 VP8/90000\n";
const QByteArray small = head + transport + video + "a=mid:v\n";

/// \a small with \a from replaced.
QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(small.contains(from));
    return QByteArray(small).replace(from, to);
}

/// Lines that a hostile offer could make an answer of.
bool isClean(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

class SdpOfferTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsChromium();
    void readsFirefox();
    void readsAiortc();
    void readsGstreamer();
    void readsTheSmallest();
    void takesAnyLineEnd();
    void findsVp9OfProfile0_data();
    void findsVp9OfProfile0();
    void findsRegularCodecsOnly_data();
    void findsRegularCodecsOnly();
    void readsExtensions();
    void tellsWhatIsWanted_data();
    void tellsWhatIsWanted();
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void survivesPrefixesAndMutations_data();
    void survivesPrefixesAndMutations();
};

void SdpOfferTest::readsChromium()
{
    const auto [error, offer] = parseOffer(lancast::test::recording("rtc/chromium.sdp"));
    QCOMPARE(error, QString());
    QCOMPARE(offer.ufrag, QByteArray("KjYq"));
    QCOMPARE(offer.password, QByteArray("WCSvEKI0oiSNoIqCw88he65D"));
    QCOMPARE(offer.fingerprint.toHex(),
             QByteArray("9ad15aea93302d5faa3874e9e9299c51b0d74ef4f6f9c4a65ed5345d17902369"));
    QCOMPARE(offer.media.size(), size_t(2));

    const OfferedMedia &picture = offer.media[0];
    QVERIFY(picture.kind == MediaKind::Video && picture.isWanted && picture.isBundled);
    QCOMPARE(picture.mid, QByteArray("0"));
    QCOMPARE(picture.find("vp8")->payloadType, quint8(96));
    QVERIFY(picture.find("vp8")->hasNack && picture.find("vp8")->hasPli);
    QCOMPARE(picture.find("vp9")->payloadType, quint8(98));
    QCOMPARE(picture.find("rtx")->parameters, QByteArray("apt=96"));
    QVERIFY(picture.find("opus") == nullptr);
    QCOMPARE(picture.codecs.size(), size_t(34)); // as many as formats in its m= line
    QCOMPARE(picture.extensions.at(playoutDelay), 5);
    QCOMPARE(picture.extensions.size(), size_t(11));

    const OfferedMedia &sound = offer.media[1];
    QVERIFY(sound.kind == MediaKind::Audio && sound.isWanted && sound.isBundled);
    QCOMPARE(sound.find("opus")->payloadType, quint8(111));
    QCOMPARE(sound.find("opus")->channels, 2);
    QVERIFY(!sound.find("opus")->hasNack);
    QVERIFY(!sound.extensions.contains(playoutDelay));
    QCOMPARE(sound.formats, QByteArray("111 63 9 0 8 13 110 126"));
}

void SdpOfferTest::readsFirefox()
{
    const auto [error, offer] = parseOffer(lancast::test::recording("rtc/firefox.sdp"));
    QCOMPARE(error, QString());
    QCOMPARE(offer.ufrag, QByteArray("55703b79"));
    QCOMPARE(offer.password, QByteArray("6e25db811fd2d1bb0912d6858bd00aca"));
    QCOMPARE(
        offer.fingerprint.toHex(),
        QByteArray("4ae674410602cb9d833ef075a34cb5b170766168388 9ec7e55667c8ef0e24519").replace(" ", ""));
    const OfferedMedia &picture = offer.media.at(0);
    QVERIFY(picture.isWanted);
    QCOMPARE(picture.find("vp8")->payloadType, quint8(120));
    QVERIFY(picture.find("vp8")->hasNack && picture.find("vp8")->hasPli);
    QCOMPARE(picture.find("vp8")->parameters, QByteArray("max-fs=12288;max-fr=60"));
    QCOMPARE(picture.find("vp9")->payloadType, quint8(121));
    QCOMPARE(picture.extensions.at(playoutDelay), 6);
    QCOMPARE(offer.media.at(1).find("opus")->payloadType, quint8(109));
}

void SdpOfferTest::readsAiortc()
{
    const auto [error, offer] = parseOffer(lancast::test::recording("rtc/aiortc.sdp"));
    QCOMPARE(error, QString());
    QCOMPARE(offer.ufrag, QByteArray("Wd3o"));
    QCOMPARE(offer.fingerprint.first(4).toHex(), QByteArray("052a4f74"));
    QCOMPARE(offer.media.size(), size_t(3));
    QVERIFY(offer.media[0].isWanted && offer.media[1].isWanted && !offer.media[2].isWanted);
    QVERIFY(offer.media[2].kind == MediaKind::Other);
    QCOMPARE(offer.media[2].protocol, QByteArray("UDP/DTLS/SCTP"));
    QCOMPARE(offer.media[2].formats, QByteArray("webrtc-datachannel"));
    QCOMPARE(offer.media[0].find("opus")->payloadType, quint8(96));
    QVERIFY(offer.media[1].find("vp9") == nullptr);
}

void SdpOfferTest::readsGstreamer()
{
    const auto [error, offer] = parseOffer(lancast::test::recording("rtc/gstreamer.sdp"));
    QCOMPARE(error, QString());
    QCOMPARE(offer.ufrag, QByteArray("RhVhQq7bVb4iJ6aDUbtwhMt1Bx0kP0pH"));
    QVERIFY(!offer.media.at(0).isWanted && offer.media.at(1).isWanted && offer.media.at(2).isWanted);
    QCOMPARE(offer.media[1].mid, QByteArray("video1"));
    QVERIFY(!offer.media[1].find("vp9")->hasNack && offer.media[1].find("vp9")->hasPli);
    QCOMPARE(offer.media[2].find("opus")->payloadType, quint8(98));
    QVERIFY(offer.media[2].find("opus")->hasNack);
}

void SdpOfferTest::readsTheSmallest()
{
    const auto [error, offer] = parseOffer(small);
    QCOMPARE(error, QString());
    QCOMPARE(offer.ufrag, QByteArray("abcd"));
    QCOMPARE(offer.password, QByteArray("0123456789ABCDEFghij+/"));
    QCOMPARE(offer.fingerprint, QByteArray::fromHex("00112233445566778899aabbccddeeff").repeated(2));
    QVERIFY(offer.media.at(0).isWanted && !offer.media[0].isBundled);
}

void SdpOfferTest::takesAnyLineEnd()
{
    for (const QByteArray &end : {QByteArray("\r\n"), QByteArray("\n\n"), QByteArray(" \r\r\n")}) {
        const auto [error, offer] = parseOffer(QByteArray(small).replace("\n", end).chopped(1));
        QCOMPARE(error, QString());
        QCOMPARE(offer.media.at(0).mid, QByteArray("v"));
    }
    QVERIFY(!parseOffer(QByteArray(small).replace("\n", "\r")).error.isEmpty());
}

void SdpOfferTest::findsVp9OfProfile0_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("0") << QByteArray("a=fmtp:96 profile-id=0\n") << true;
    QTest::newRow("0 behind others") << QByteArray("a=fmtp:96 max-fr=60; Profile-ID=0\n") << true;
    QTest::newRow("others") << QByteArray("a=fmtp:96 max-fs=12288;max-fr=60\n") << true;
    QTest::newRow("1") << QByteArray("a=fmtp:96 profile-id=1\n") << false;
    QTest::newRow("2 behind others") << QByteArray("a=fmtp:96 max-fr=60;profile-id=2\n") << false;
    QTest::newRow("00") << QByteArray("a=fmtp:96 profile-id=00\n") << false;
}

void SdpOfferTest::findsVp9OfProfile0()
{
    QFETCH(const QByteArray, parameters);
    const auto [error, offer] = parseOffer(changed("VP8", "VP9") + parameters);
    QTEST(offer.media.at(0).find("vp9") != nullptr, "isFound");
}

void SdpOfferTest::findsRegularCodecsOnly_data()
{
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("vp8") << QByteArray("96 vp8/90000") << QByteArray("vp8") << true;
    QTest::newRow("opus") << QByteArray("96 Opus/48000/2") << QByteArray("opus") << true;
    QTest::newRow("mono opus") << QByteArray("96 opus/48000") << QByteArray("opus") << false;
    QTest::newRow("opus of another rate") << QByteArray("96 opus/16000/2") << QByteArray("opus") << false;
    QTest::newRow("vp8 of another rate") << QByteArray("96 VP8/8000") << QByteArray("vp8") << false;
    QTest::newRow("no rate") << QByteArray("96 VP8") << QByteArray("vp8") << false;
    QTest::newRow("rate of 0") << QByteArray("96 H264/0") << QByteArray("h264") << false;
    QTest::newRow("negative rate") << QByteArray("96 H264/-1") << QByteArray("h264") << false;
    QTest::newRow("huge rate") << QByteArray("96 H264/99999999999999999999") << QByteArray("h264") << false;
    QTest::newRow("huge channels") << QByteArray("96 H264/90000/256") << QByteArray("h264") << false;
    QTest::newRow("number not in the m= line") << QByteArray("97 VP8/90000") << QByteArray("vp8") << false;
    QTest::newRow("no number") << QByteArray("x VP8/90000") << QByteArray("vp8") << false;
    QTest::newRow("number too large")
        << QByteArray("352 VP8/90000") << QByteArray("vp8") << false; // 96 + 256
}

void SdpOfferTest::findsRegularCodecsOnly()
{
    QFETCH(const QByteArray, map);
    QFETCH(const QByteArray, name);
    const auto [error, offer] = parseOffer(changed("96 VP8/90000", map));
    QCOMPARE(error, QString());
    QTEST(offer.media.at(0).find(name) != nullptr, "isFound");
    // A payload type that could be taken for RTCP.
    const OfferResult mixedUp = parseOffer(QByteArray(small).replace(" 96", " 72").replace(":96", ":72"));
    QVERIFY(mixedUp.offer.media.at(0).codecs.empty());
}

void SdpOfferTest::readsExtensions()
{
    const QByteArray session = "a=extmap:7 urn:session\n";
    const QByteArray lines =
        "a=extmap:0 urn:zero\na=extmap:15 urn:fifteen\na=extmap:14 urn:a parameters\n"
        "a=extmap:14 urn:taken\na=extmap:3/sendonly urn:sent\na=extmap:4/inactive urn:off\n"
        "a=extmap:5/sendrecv urn:b\na=extmap:x urn:none\na=extmap:6\na=extmap:7 urn:own\n"
        "a=extmap:8 urn:b\n";
    const auto [error, offer] = parseOffer(head + session + transport + video + lines);
    const std::map<QByteArray, int> expected{{"urn:a", 14}, {"urn:b", 5}, {"urn:own", 7}};
    QVERIFY(offer.media.at(0).extensions == expected);
    QCOMPARE(parseOffer(head + session + transport + video).offer.media.at(0).extensions.at("urn:session"),
             7);
}

void SdpOfferTest::tellsWhatIsWanted_data()
{
    QTest::addColumn<QByteArray>("sdp");
    QTest::addColumn<bool>("isWanted");
    const QByteArray group = "a=group:BUNDLE v\n";
    QTest::newRow("recvonly") << small << true;
    QTest::newRow("sendrecv") << changed("recvonly", "sendrecv") << true;
    QTest::newRow("no direction") << changed("a=recvonly\n", "") << true;
    QTest::newRow("sendonly") << changed("recvonly", "sendonly") << false;
    QTest::newRow("inactive") << changed("recvonly", "inactive") << false;
    QTest::newRow("inactive session")
        << changed("a=recvonly\n", "").replace("t=0 0\n", "a=inactive\n") << false;
    QTest::newRow("session overruled") << changed("t=0 0\n", "a=inactive\n") << true;
    QTest::newRow("port 0") << changed("video 9", "video 0") << false;
    QTest::newRow("port 0 though bundled")
        << changed("video 9", "video 0").replace("t=0 0\n", group) << false;
    QTest::newRow("bundle-only") << changed("video 9", "video 0").replace("t=0 0\n", group) +
                                        "a=bundle-only\n"
                                 << true;
    QTest::newRow("bundle-only in no bundle") << changed("video 9", "video 0") + "a=bundle-only\n" << false;
    QTest::newRow("no rtcp-mux") << changed("a=rtcp-mux\n", "") << false;
    QTest::newRow("without DTLS") << changed("UDP/TLS/RTP/SAVPF", "RTP/AVPF") << false;
    QTest::newRow("old name of the protocol") << changed("UDP/TLS/RTP/SAVPF", "RTP/SAVPF") << true;
    QTest::newRow("text") << changed("m=video", "m=text") << false;
}

void SdpOfferTest::tellsWhatIsWanted()
{
    QFETCH(const QByteArray, sdp);
    const auto [error, offer] = parseOffer(sdp);
    QCOMPARE(error, QString());
    QTEST(offer.media.at(0).isWanted, "isWanted");
}

void SdpOfferTest::refuses_data()
{
    QTest::addColumn<QByteArray>("sdp");
    const QByteArray second = "m=audio 9 UDP/TLS/RTP/SAVPF 97\na=rtcp-mux\na=mid:a\n";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("JSON") << QByteArray("{\"type\":\"offer\"}");
    QTest::newRow("a zero byte") << QByteArray(small).replace("s=-", QByteArray("s=\0", 3));
    QTest::newRow("over 64 KB") << small + "a=x:" + QByteArray(64 * 1024, 'x');
    QTest::newRow("33 sections") << small + QByteArray("m=text 0 x y\n").repeated(32);
    QTest::newRow("1,001 lines") << small + QByteArray("a=x\n").repeated(1'000);
    QTest::newRow("1,001 lines before the first section") << head + QByteArray("\n").repeated(1'000) + small;
    QTest::newRow("m= without formats") << changed("SAVPF 96", "SAVPF");
    QTest::newRow("m= with two spaces") << changed("SAVPF 96", "SAVPF  96");
    QTest::newRow("m= with a return") << changed("SAVPF 96", "SAVPF 96\ra=x");
    QTest::newRow("m= beyond ASCII") << changed("m=video", "m=vid\xC3\xA9o");
    QTest::newRow("port 65536") << changed("video 9", "video 65536");
    QTest::newRow("port -1") << changed("video 9", "video -1");
    QTest::newRow("mid with a space") << changed("mid:v", "mid:v w");
    QTest::newRow("mid with a return") << changed("mid:v", "mid:v\ra=x");
    QTest::newRow("empty mid") << changed("mid:v", "mid:");
    QTest::newRow("mid of 65 bytes") << changed("mid:v", "mid:" + QByteArray(65, 'v'));
    QTest::newRow("two mids") << small + "a=mid:w\n";
    QTest::newRow("the same mid twice")
        << changed("t=0 0\n", "a=group:BUNDLE v\n") + QByteArray(second).replace("mid:a", "mid:v");
    QTest::newRow("no ufrag") << changed("a=ice-ufrag:abcd\n", "");
    QTest::newRow("ufrag of 3") << changed("abcd", "abc");
    QTest::newRow("ufrag of 257") << changed("abcd", QByteArray(257, 'a'));
    QTest::newRow("ufrag with a colon") << changed("abcd", "ab:cd");
    QTest::newRow("ufrag beyond ASCII") << changed("abcd", "abc\xE4");
    QTest::newRow("no password") << changed("a=ice-pwd:0123456789ABCDEFghij+/\n", "");
    QTest::newRow("password of 21") << changed("ghij+/", "ghij+");
    QTest::newRow("password with a blank") << changed("ghij+/", "gh j+/");
    QTest::newRow("no fingerprint") << changed(fingerprintLine, "");
    QTest::newRow("sha-1") << changed("sha-256", "sha-1");
    QTest::newRow("31 bytes") << changed("00:11:22:33:44:55:66:77:88:99:AA", "11:22:33:44:55:66:77:88:99:AA");
    QTest::newRow("33 bytes") << changed(":ff\n", ":ff:00\n");
    QTest::newRow("no hex") << changed("00:11", "0g:11");
    QTest::newRow("no colons") << changed("00:11", "00-11");
    QTest::newRow("passive") << changed("actpass", "passive");
    QTest::newRow("holdconn") << changed("actpass", "holdconn");
    QTest::newRow("ICE-lite") << changed("t=0 0\n", "a=ice-lite\n");
    QTest::newRow("two that are not bundled") << small + second;
    QTest::newRow("two, one is bundled") << changed("t=0 0\n", "a=group:BUNDLE v\n") + second;
    QTest::newRow("two in a second group")
        << changed("t=0 0\n", "a=group:BUNDLE x\na=group:BUNDLE v a\n") + second;
    QTest::newRow("two in another kind of group") << changed("t=0 0\n", "a=group:LS v a\n") + second;
}

void SdpOfferTest::refuses()
{
    QFETCH(const QByteArray, sdp);
    const auto [error, offer] = parseOffer(sdp);
    QVERIFY(error.endsWith(u'.'));
    QVERIFY(offer.media.empty() && offer.ufrag.isEmpty());
}

void SdpOfferTest::accepts_data()
{
    QTest::addColumn<QByteArray>("sdp");
    const QByteArray second = "m=audio 9 UDP/TLS/RTP/SAVPF 97\na=rtcp-mux\na=mid:a\n";
    QTest::newRow("32 sections") << small + QByteArray("m=text 0 x y\n").repeated(31);
    QTest::newRow("900 lines") << small + QByteArray("a=x\n").repeated(900);
    QTest::newRow("a line of 60,000 bytes") << small + "a=x:" + QByteArray(60'000, 'x');
    QTest::newRow("text beyond ASCII") << changed("s=-", "s=\xFF\xC3\xA9");
    QTest::newRow("active") << changed("actpass", "active");
    QTest::newRow("no setup") << changed("a=setup:actpass\n", "");
    QTest::newRow("longest credentials")
        << changed("abcd", QByteArray(256, 'a')).replace("ghij+/", QByteArray(240, 'b'));
    QTest::newRow("bundled") << changed("t=0 0\n", "a=group:LS v a\na=group:BUNDLE v a\n") + second;
    QTest::newRow("another one that is not bundled, nor wanted")
        << changed("t=0 0\n", "a=group:BUNDLE v\n") + second + "a=inactive\n";
    QTest::newRow("a malformed fingerprint before")
        << changed(fingerprintLine, "a=fingerprint:sha-256 x\n" + fingerprintLine);
}

void SdpOfferTest::accepts()
{
    QFETCH(const QByteArray, sdp);
    const auto [error, offer] = parseOffer(sdp);
    QCOMPARE(error, QString());
    QVERIFY(offer.media.at(0).isWanted);
    QCOMPARE(offer.fingerprint.size(), 32);
}

void SdpOfferTest::survivesPrefixesAndMutations_data()
{
    QTest::addColumn<QByteArray>("sdp");
    for (const char *name : {"rtc/chromium.sdp", "rtc/firefox.sdp", "rtc/aiortc.sdp", "rtc/gstreamer.sdp"})
        QTest::newRow(name) << lancast::test::recording(name);
}

void SdpOfferTest::survivesPrefixesAndMutations()
{
    QFETCH(const QByteArray, sdp);
    QVERIFY(!sdp.isEmpty());
    const auto check = [](QByteArrayView bytes) {
        const auto [error, offer] = parseOffer(bytes);
        for (const OfferedMedia &media : offer.media) {
            QVERIFY(isClean(media.kindName + media.protocol + media.formats + media.mid));
            QVERIFY(media.codecs.size() <= 128 && media.extensions.size() <= 14);
        }
        QVERIFY(error.isEmpty() ? offer.fingerprint.size() == 32 && offer.ufrag.size() >= 4
                                : offer.media.empty());
    };
    for (qsizetype size = 0; size < sdp.size(); size += 1 + size / 300)
        check(QByteArrayView(sdp).first(size));
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i)
        check(lancast::test::mutated(sdp, random));
}

QTEST_APPLESS_MAIN(SdpOfferTest)
#include "sdp_offer_test.moc"
