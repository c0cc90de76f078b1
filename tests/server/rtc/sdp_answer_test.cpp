// The answer, word for word as Chromium and Firefox took it.
#include "rtc/sdp_answer.h"

#include "tests/support/test_data.h"

#include <QTest>

using namespace lancast::rtc;

namespace {

AnswerOptions options()
{
    AnswerOptions options;
    options.ufrag = "be409921";
    options.password = "f485c2f55a43333038238d50cb435cf1";
    options.fingerprint =
        QByteArray::fromHex("6a33b37a95b26fece00366cfbb5f31bd994f02990a2c9abf3088762f8da5bbc1");
    options.cname = "lancast";
    options.port = 51'699;
    options.addresses = {QHostAddress(QStringLiteral("192.0.2.2"))};
    return options;
}

AnsweredMedia answered(const Offer &offer, std::size_t section, const QByteArray &codec, int playoutDelayId)
{
    return {section, *offer.media.at(section).find(codec), 3'777'891'043, playoutDelayId, "s"};
}

Offer offerOf(const char *name)
{
    const auto [error, offer] = parseOffer(lancast::test::recording(name));
    Q_ASSERT(error.isEmpty());
    return offer;
}

const QByteArray top = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=ice-lite\r\n";
const QByteArray transport = "a=sendonly\r\n"
                             "a=rtcp-mux\r\n"
                             "a=ice-ufrag:be409921\r\n"
                             "a=ice-pwd:f485c2f55a43333038238d50cb435cf1\r\n"
                             "a=fingerprint:sha-256 6A:33:B3:7A:95:B2:6F:EC:E0:03:66:CF:BB:5F:31:BD:"
                             "99:4F:02:99:0A:2C:9A:BF:30:88:76:2F:8D:A5:BB:C1\r\n"
                             "a=setup:passive\r\n";
const QByteArray candidates = "a=candidate:1 1 udp 2130706431 192.0.2.2 51699 typ host\r\n"
                              "a=end-of-candidates\r\n";

} // namespace

class SdpAnswerTest final : public QObject
{
    Q_OBJECT

private slots:
    void answersChromium();
    void answersFirefoxsPictureOnly();
    void refusesADataChannelInItsPlace();
    void answersWithoutABundle();
    void writesCandidates();
};

void SdpAnswerTest::answersChromium()
{
    const Offer offer = offerOf("rtc/chromium.sdp");
    AnswerOptions both = options();
    both.media = {answered(offer, 1, "opus", 0), answered(offer, 0, "vp8", 5)}; // in any order
    QCOMPARE(writeAnswer(offer, both),
             top + "a=group:BUNDLE 0 1\r\n" +
                 "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n" + transport +
                 "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
                 "a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay\r\n"
                 "a=msid:s v0\r\na=ssrc:3777891043 cname:lancast\r\n" +
                 candidates + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\n" +
                 transport +
                 "a=rtpmap:111 opus/48000/2\r\na=msid:s a1\r\na=ssrc:3777891043 cname:lancast\r\n");
}

void SdpAnswerTest::answersFirefoxsPictureOnly()
{
    const Offer offer = offerOf("rtc/firefox.sdp");
    AnswerOptions picture = options();
    picture.media = {answered(offer, 0, "vp9", 6)};
    QCOMPARE(
        writeAnswer(offer, picture),
        top + "a=group:BUNDLE 0\r\n" + "m=video 9 UDP/TLS/RTP/SAVPF 121\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n" +
            transport +
            "a=rtpmap:121 VP9/90000\r\na=rtcp-fb:121 nack\r\na=rtcp-fb:121 nack pli\r\n"
            "a=extmap:6 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay\r\n"
            "a=msid:s v0\r\na=ssrc:3777891043 cname:lancast\r\n" +
            candidates +
            "m=audio 0 UDP/TLS/RTP/SAVPF 109 9 0 8 101\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=inactive\r\n");
}

void SdpAnswerTest::refusesADataChannelInItsPlace()
{
    const Offer offer = offerOf("rtc/gstreamer.sdp");
    AnswerOptions both = options();
    both.media = {answered(offer, 1, "vp8", 0), answered(offer, 2, "opus", 0)};
    QCOMPARE(writeAnswer(offer, both),
             top + "a=group:BUNDLE video1 audio2\r\n" +
                 "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n"
                 "a=mid:application0\r\na=inactive\r\n" +
                 "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:video1\r\n" + transport +
                 "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
                 "a=msid:s v1\r\na=ssrc:3777891043 cname:lancast\r\n" +
                 candidates + "m=audio 9 UDP/TLS/RTP/SAVPF 98\r\nc=IN IP4 0.0.0.0\r\na=mid:audio2\r\n" +
                 transport +
                 "a=rtpmap:98 opus/48000/2\r\na=rtcp-fb:98 nack\r\n"
                 "a=msid:s a2\r\na=ssrc:3777891043 cname:lancast\r\n");
}

void SdpAnswerTest::answersWithoutABundle()
{
    Offer offer = offerOf("rtc/chromium.sdp");
    offer.media.pop_back();
    offer.media[0].isBundled = false;
    offer.media[0].mid.clear();
    AnswerOptions picture = options();
    picture.media = {answered(offer, 0, "vp8", 0)};
    picture.media[0].streamId.clear();
    picture.media[0].codec.hasNack = picture.media[0].codec.hasPli = false;
    QCOMPARE(writeAnswer(offer, picture), top + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n" +
                                              transport +
                                              "a=rtpmap:96 VP8/90000\r\n"
                                              "a=ssrc:3777891043 cname:lancast\r\n" +
                                              candidates);
    picture.media.clear();
    QVERIFY(!writeAnswer(offer, picture).contains("candidate"));
}

void SdpAnswerTest::writesCandidates()
{
    const Offer offer = offerOf("rtc/chromium.sdp");
    AnswerOptions both = options();
    both.media = {answered(offer, 0, "vp8", 0), answered(offer, 1, "opus", 0)};
    both.addresses = {QHostAddress(QStringLiteral("192.0.2.2")), QHostAddress(QStringLiteral("2001:db8::2")),
                      QHostAddress(QStringLiteral("fe80::1%eth0")),
                      QHostAddress(QStringLiteral("::ffff:198.51.100.7"))};
    // 126 << 24, and 65535, 65534, ... << 8, and 255 (RFC 8445 section 5.1.2.1).
    const QByteArray expected = "a=candidate:1 1 udp 2130706431 192.0.2.2 51699 typ host\r\n"
                                "a=candidate:2 1 udp 2130706175 2001:db8::2 51699 typ host\r\n"
                                "a=candidate:3 1 udp 2130705919 fe80::1 51699 typ host\r\n"
                                "a=candidate:4 1 udp 2130705663 198.51.100.7 51699 typ host\r\n"
                                "a=end-of-candidates\r\n";
    const QByteArray answer = writeAnswer(offer, both);
    QCOMPARE(answer.count(expected), 1);
    QCOMPARE(answer.count("a=candidate:"), 4);
    QVERIFY(answer.indexOf(expected) < answer.indexOf("m=audio"));
}

QTEST_APPLESS_MAIN(SdpAnswerTest)
#include "sdp_answer_test.moc"
