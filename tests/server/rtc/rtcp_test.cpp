// RTCP against bytes written out by hand from RFC 3550, 4585 and 5104.
#include "rtc/rtcp.h"

#include "tests/support/mutations.h"

#include <QTest>

using namespace lancast::rtc;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

const QByteArray receiverReport =
    hex("81c90007 00000001 deadbeef 40fffffe 00012345 00000010 11223344 00010000");
const QByteArray senderReport = hex("81c8000c 00000001 e000000080000000 00000064 00000002 00000300"
                                    "cafebabe ff000005 0000ffff 00000001 00000000 00000000");
const QByteArray nack = hex("81cd0003 00000001 deadbeef fffe8005");
const QByteArray pictureLoss = hex("81ce0002 00000001 deadbeef");
const QByteArray fullIntra = hex("84ce0006 00000001 00000000 deadbeef 01000000 cafebabe 02000000");
const QByteArray goodbye = hex("81cb0001 00000001");
const QByteArray estimate = hex("8fce0005 00000001 00000000 52454d42 01000000 deadbeef"); // REMB
const QByteArray description = hex("81ca0003 00000001 01026162 00000000");

QByteArray nacks(int count)
{
    QByteArray bytes = hex("81cd0000 00000001 deadbeef");
    for (int i = 0; i < count; ++i)
        bytes += hex("0000ffff");
    bytes[3] = char(count + 2);
    return bytes;
}

} // namespace

class RtcpTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsRtcpFromRtp();
    void readsReports();
    void readsLostPackets();
    void readsKeyframeRequests();
    void readsACompoundPacket();
    void limitsWhatOneDatagramAsksFor();
    void takesPaddingOfTheLastPacketOnly();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void survivesPrefixesAndMutations();
    void writesSenderReports();
    void padsDescriptions_data();
    void padsDescriptions();
    void tellsNtpTime();
};

void RtcpTest::tellsRtcpFromRtp()
{
    for (const QByteArray &bytes : {receiverReport, senderReport, nack, pictureLoss, goodbye})
        QVERIFY(isRtcp(bytes));
    QVERIFY(isRtcp(hex("80c00000")));
    QVERIFY(isRtcp(hex("80df0000")));
    QVERIFY(!isRtcp(hex("80e00000"))); // RTP, payload type 96, marker
    QVERIFY(!isRtcp(hex("80600000")));
    QVERIFY(!isRtcp(hex("80bf0000")));
    QVERIFY(!isRtcp(hex("40c80000"))); // another version
    QVERIFY(!isRtcp(hex("80c8")));
    QVERIFY(!isRtcp({}));
}

void RtcpTest::readsReports()
{
    const auto receiver = parseRtcp(receiverReport);
    QVERIFY(receiver.has_value());
    QVERIFY((receiver->reports ==
             std::vector<ReportBlock>{{0xDEADBEEF, 0.25, -2, 0x00012345, 0x10, 0x11223344, 0x00010000}}));
    const auto sender = parseRtcp(senderReport);
    QVERIFY(sender.has_value());
    QVERIFY((sender->reports == std::vector<ReportBlock>{{0xCAFEBABE, 255 / 256.0, 5, 0xFFFF, 1, 0, 0}}));
    QVERIFY(!sender->isGoodbye);
}

void RtcpTest::readsLostPackets()
{
    // 65534, and of the 16 behind it the first, the third and the last: the count wraps.
    const auto feedback = parseRtcp(nack);
    QVERIFY(feedback.has_value());
    QVERIFY((feedback->lost ==
             std::vector<LostPacket>{
                 {0xDEADBEEF, 0xFFFE}, {0xDEADBEEF, 0xFFFF}, {0xDEADBEEF, 0x0001}, {0xDEADBEEF, 0x000E}}));
}

void RtcpTest::readsKeyframeRequests()
{
    QCOMPARE(parseRtcp(pictureLoss)->keyframesWanted, std::vector<quint32>{0xDEADBEEF});
    QCOMPARE(parseRtcp(fullIntra)->keyframesWanted, (std::vector<quint32>{0xDEADBEEF, 0xCAFEBABE}));
    QCOMPARE(parseRtcp(pictureLoss + fullIntra + pictureLoss)->keyframesWanted,
             (std::vector<quint32>{0xDEADBEEF, 0xCAFEBABE}));
    QVERIFY(parseRtcp(estimate)->keyframesWanted.empty());
}

void RtcpTest::readsACompoundPacket()
{
    const auto feedback = parseRtcp(receiverReport + description + nack + estimate + pictureLoss + goodbye);
    QVERIFY(feedback.has_value());
    QCOMPARE(feedback->reports.size(), size_t(1));
    QCOMPARE(feedback->lost.size(), size_t(4));
    QCOMPARE(feedback->keyframesWanted.size(), size_t(1));
    QVERIFY(feedback->isGoodbye);
    QVERIFY(!parseRtcp(hex("80cb0000"))->isGoodbye); // of nobody
}

void RtcpTest::limitsWhatOneDatagramAsksFor()
{
    QCOMPARE(parseRtcp(nacks(30))->lost.size(), size_t(510));
    QCOMPARE(parseRtcp(nacks(100))->lost.size(), maxLostPackets);
    QByteArray many;
    while (many.size() + goodbye.size() <= maxRtcpBytes)
        many += goodbye;
    QVERIFY(parseRtcp(many).has_value());
    QVERIFY(!parseRtcp(many + goodbye).has_value());
}

void RtcpTest::takesPaddingOfTheLastPacketOnly()
{
    const QByteArray padded = hex("a1cd0004 00000001 deadbeef fffe8005 00000004");
    QCOMPARE(parseRtcp(padded)->lost.size(), size_t(4));
    QVERIFY(!parseRtcp(padded + goodbye).has_value());
}

void RtcpTest::refusesWhatIsMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a header") << hex("80c9");
    QTest::newRow("another version") << hex("40c90001 00000001");
    QTest::newRow("length beyond the end") << hex("80c90002 00000001");
    QTest::newRow("length of 65536 words") << hex("80c9ffff 00000001");
    QTest::newRow("more reports than there is room for") << hex("82c90001 00000001");
    QTest::newRow("31 reports, one there") << QByteArray(receiverReport).replace(0, 1, "\x9f");
    QTest::newRow("sender report without its sender") << hex("80c80001 00000001");
    QTest::newRow("receiver report without its sender") << hex("80c90000");
    QTest::newRow("NACK without a stream") << hex("81cd0001 00000001");
    QTest::newRow("PLI without a stream") << hex("81ce0001 00000001");
    QTest::newRow("goodbye of more than are named") << hex("82cb0001 00000001");
    QTest::newRow("padding of 0") << hex("a1cb0002 00000001 00000000");
    QTest::newRow("padding of 3") << hex("a1cb0002 00000001 00000003");
    QTest::newRow("padding over the header") << hex("a0cb0002 00000001 0000000c");
    QTest::newRow("padding over what counts") << hex("a1cb0001 00000004");
    QTest::newRow("rest behind the last one") << goodbye + "abc";
}

void RtcpTest::refusesWhatIsMalformed()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!parseRtcp(bytes).has_value());
}

void RtcpTest::survivesPrefixesAndMutations()
{
    QRandomGenerator random(6);
    const QByteArray parts[] = {receiverReport, senderReport, nack, fullIntra, description, goodbye};
    QByteArray whole;
    QSet<qsizetype> ends;
    for (const QByteArray &part : parts)
        ends.insert((whole += part).size());
    for (qsizetype size = 0; size <= whole.size(); ++size)
        QCOMPARE(parseRtcp(QByteArrayView(whole).first(size)).has_value(), ends.contains(size));
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray bytes = lancast::test::mutated(whole, random);
        (void)isRtcp(bytes);
        if (const auto feedback = parseRtcp(bytes))
            QVERIFY(feedback->lost.size() <= maxLostPackets);
    }
}

void RtcpTest::writesSenderReports()
{
    // Half a second after the epoch; 2,208,988,800 s are 0x83AA7E80.
    const QByteArray bytes = writeSenderReports(
        {{0x11111111, 500, 45'000, 7, 9'000, "ab"}, {0x22222222, 500, 24'000, 8, 640, "ab"}});
    QCOMPARE(bytes.toHex(), hex("80c80006 11111111 83aa7e8080000000 0000afc8 00000007 00002328"
                                "80c80006 22222222 83aa7e8080000000 00005dc0 00000008 00000280"
                                "82ca0006 11111111 01026162 00000000 22222222 01026162 00000000")
                                .toHex());
    QVERIFY(isRtcp(bytes));
    QVERIFY(parseRtcp(bytes).has_value());
    QVERIFY(writeSenderReports({}).isEmpty());
}

void RtcpTest::padsDescriptions_data()
{
    QTest::addColumn<QByteArray>("cname");
    QTest::addColumn<QByteArray>("chunk");
    QTest::newRow("nothing") << QByteArray() << hex("01000000");
    QTest::newRow("one") << QByteArray("a") << hex("01016100");
    QTest::newRow("two") << QByteArray("ab") << hex("0102616200000000");
    QTest::newRow("five") << QByteArray("abcde") << hex("0105616263646500");
    QTest::newRow("too long") << QByteArray(300, 'a') << hex("01ff") + QByteArray(255, 'a') + hex("000000");
}

void RtcpTest::padsDescriptions()
{
    QFETCH(const QByteArray, cname);
    QFETCH(const QByteArray, chunk);
    const QByteArray bytes = writeSenderReports({{1, 0, 0, 0, 0, cname}});
    QCOMPARE(bytes.mid(28 + 8).toHex(), chunk.toHex());
    QCOMPARE(bytes.size() % 4, 0);
    QVERIFY(parseRtcp(bytes).has_value());
}

void RtcpTest::tellsNtpTime()
{
    QCOMPARE(shortNtp(0), 0x7E800000U);
    QCOMPARE(shortNtp(250), 0x7E804000U);
    QCOMPARE(shortNtp(1'000), 0x7E810000U);
    // 2036-02-07 06:28:16 UTC, where NTP's seconds begin again (RFC 5905 section 6).
    QCOMPARE(shortNtp(2'085'978'496'000.0), 0U);
}

QTEST_APPLESS_MAIN(RtcpTest)
#include "rtcp_test.moc"
