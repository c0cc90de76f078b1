// SRTP sessions against the vectors of RFC 3711 and RFC 7714, a reference after them, and libsrtp2 itself.
#include "rtc/srtp.h"

#include "tests/support/srtp_reference.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <srtp2/srtp.h>

using namespace lancast::rtc;
using namespace lancast::test;

namespace {

constexpr quint32 videoSource = 0x12345678;

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

SrtpKeys keysOf(SrtpProfile profile)
{
    const qsizetype size = profile == SrtpProfile::AeadAes128Gcm ? 28 : 30;
    SrtpKeys keys{.profile = profile, .send = QByteArray(size, '\0'), .receive = QByteArray(size, '\0')};
    QRandomGenerator random(11);
    for (char &byte : keys.send)
        byte = char(random.bounded(256));
    for (char &byte : keys.receive)
        byte = char(random.bounded(256));
    return keys;
}

SrtpKeys turned(const SrtpKeys &keys)
{
    return {.profile = keys.profile, .send = keys.receive, .receive = keys.send};
}

/// With an extension of \a extensionWords words, if it has any.
QByteArray rtpPacket(quint16 sequence, qsizetype payloadBytes = 100, quint16 extensionWords = 0,
                     quint32 source = videoSource)
{
    QByteArray packet(12, '\0');
    packet[0] = char(extensionWords > 0 ? 0x90 : 0x80);
    packet[1] = 96;
    qToBigEndian(sequence, packet.data() + 2);
    qToBigEndian(quint32(sequence) * 3'000, packet.data() + 4);
    qToBigEndian(source, packet.data() + 8);
    if (extensionWords > 0) {
        packet += hex("bede");
        packet += QByteArray(2, '\0');
        qToBigEndian(extensionWords, packet.data() + 14);
        packet += QByteArray(4 * extensionWords, 'e');
    }
    return packet + QByteArray(payloadBytes, char('a' + sequence % 26));
}

QByteArray receiverReport(quint32 source)
{
    QByteArray report = hex("81c90007") + QByteArray(28, '\x5a');
    qToBigEndian(source, report.data() + 4);
    return report;
}

/// Empty if the session refuses.
QByteArray protect(SrtpSession &session, const QByteArray &packet)
{
    QByteArray buffer = packet + QByteArray(maxSrtpTrailer, '\x77');
    const qsizetype size = session.protect(std::span(buffer.data(), size_t(buffer.size())), packet.size());
    return size < 0 ? QByteArray() : buffer.first(size);
}

/// libsrtp2 as a browser uses it: takes any source of the other side.
class Receiver final
{
public:
    explicit Receiver(const SrtpKeys &keys)
    {
        srtp_init();                // again does no harm
        QByteArray key = keys.send; // what the session sends with
        srtp_policy_t policy{};
        if (keys.profile == SrtpProfile::AeadAes128Gcm) {
            srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
            srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
        } else {
            srtp_crypto_policy_set_rtp_default(&policy.rtp);
            srtp_crypto_policy_set_rtcp_default(&policy.rtcp);
        }
        policy.ssrc.type = ssrc_any_inbound;
        policy.key = reinterpret_cast<unsigned char *>(key.data());
        policy.window_size = 1'024;
        srtp_create(&m_context, &policy);
    }
    ~Receiver() { srtp_dealloc(m_context); }
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    [[nodiscard]] QByteArray rtp(QByteArray packet)
    {
        int size = int(packet.size());
        return srtp_unprotect(m_context, packet.data(), &size) == srtp_err_status_ok ? packet.first(size)
                                                                                     : QByteArray();
    }
    [[nodiscard]] QByteArray rtcp(QByteArray packet)
    {
        int size = int(packet.size());
        return srtp_unprotect_rtcp(m_context, packet.data(), &size) == srtp_err_status_ok ? packet.first(size)
                                                                                          : QByteArray();
    }

private:
    srtp_t m_context = nullptr;
};

} // namespace

class SrtpTest final : public QObject
{
    Q_OBJECT

private slots:
    void referenceDerivesAsRfc3711();
    void referenceSealsAsRfc7714();
    void protectsAsTheReference_data() { addProfiles(); }
    void protectsAsTheReference();
    void protectsRtcpAsTheReference_data() { addProfiles(); }
    void protectsRtcpAsTheReference();
    void givesTheSameBytesAgain_data() { addProfiles(); }
    void givesTheSameBytesAgain();
    void keepsSourcesApart_data() { addProfiles(); }
    void keepsSourcesApart();
    void takesThePeersRtcpOnce_data() { addProfiles(); }
    void takesThePeersRtcpOnce();
    void takesLateRtcpWithinItsWindow();
    void refusesRtcpInTheClear();
    void refusesDamagedRtcp_data() { addProfiles(); }
    void refusesDamagedRtcp();
    void takesEightSourcesOfThePeer();
    void refusesWhatIsNoPacket();
    void refusesWrongKeys();

private:
    static void addProfiles();
};

void SrtpTest::addProfiles()
{
    QTest::addColumn<SrtpProfile>("profile");
    QTest::newRow("AES-CM") << SrtpProfile::Aes128CmHmacSha1With80;
    QTest::newRow("AES-GCM") << SrtpProfile::AeadAes128Gcm;
}

/// Appendix B.3.
void SrtpTest::referenceDerivesAsRfc3711()
{
    const QByteArray key = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
    const QByteArray salt = hex("0EC675AD498AFEEBB6960B3AABE6");
    QCOMPARE(deriveSrtpKey(key, salt, 0, 16), hex("C61E7A93744F39EE10734AFE3FF7A087"));
    QCOMPARE(deriveSrtpKey(key, salt, 2, 14), hex("30CBBC08863D8C85D49DB34A9AE1"));
    QCOMPARE(deriveSrtpKey(key, salt, 1, 20), hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
}

/// Section 16.1.1.
void SrtpTest::referenceSealsAsRfc7714()
{
    const QByteArray sealed =
        sealGcm(hex("000102030405060708090a0b0c0d0e0f"), hex("51753c6580c2726f20718414"),
                hex("8040f17b8041f8d35501a0b2"),
                hex("47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573"));
    QCOMPARE(sealed, hex("f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                         "899d7f27beb16a9152cf765ee4390cce"));
}

void SrtpTest::protectsAsTheReference()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const SrtpReference reference(int(profile), keys.send);
    Receiver receiver(keys);
    quint16 sequence = 100;
    for (const qsizetype payload : {0, 1, 15, 16, 17, 100, 1'150}) {
        for (const quint16 extension : {0, 1, 3}) {
            const QByteArray packet = rtpPacket(sequence++, payload, extension);
            const QByteArray sent = protect(*session, packet);
            QCOMPARE(sent.toHex(), reference.rtp(packet, 0).toHex());
            QCOMPARE(receiver.rtp(sent), packet);
        }
    }
}

void SrtpTest::protectsRtcpAsTheReference()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const SrtpReference reference(int(profile), keys.send);
    Receiver receiver(keys);
    const qsizetype behindIndex = profile == SrtpProfile::AeadAes128Gcm ? 0 : 10;
    QList<quint32> indices;
    for (int count = 0; count < 3; ++count) {
        const QByteArray report = receiverReport(videoSource);
        const QByteArray sent = session->protectRtcp(report);
        QVERIFY(sent.size() > report.size() && sent.size() <= report.size() + maxSrtpTrailer);
        const quint32 flagged = qFromBigEndian<quint32>(sent.constData() + sent.size() - behindIndex - 4);
        indices.append(flagged & 0x7FFF'FFFF);
        QCOMPARE(sent.toHex(), reference.rtcp(report, indices.last()).toHex());
        QCOMPARE(receiver.rtcp(sent), report);
    }
    QCOMPARE(indices[1], indices[0] + 1);
    QCOMPARE(indices[2], indices[0] + 2);
}

/// Also after the sequence number has begun again twice.
void SrtpTest::givesTheSameBytesAgain()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const SrtpReference reference(int(profile), keys.send);
    constexpr int first = 30'000;
    constexpr int last = first + 140'000;
    for (int index = first; index <= last; ++index) {
        const QByteArray packet = rtpPacket(quint16(index));
        const QByteArray sent = protect(*session, packet);
        QVERIFY(!sent.isEmpty());
        if (index % 65'536 < 2 || index % 9'999 == 0) {
            QCOMPARE(sent.toHex(), reference.rtp(packet, quint32(index / 65'536)).toHex());
            const int back = std::min(maxSrtpHistory - 1, index - first);
            for (const int earlier : {index, index - back / 2, index - back}) {
                const QByteArray old = rtpPacket(quint16(earlier));
                QCOMPARE(protect(*session, old), reference.rtp(old, quint32(earlier / 65'536)));
            }
        }
    }
    QVERIFY(protect(*session, rtpPacket(quint16(last - maxSrtpHistory - 1))).isEmpty());
    QVERIFY(!protect(*session, rtpPacket(quint16(last + 1))).isEmpty());
}

void SrtpTest::keepsSourcesApart()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const SrtpReference reference(int(profile), keys.send);
    for (const quint32 source : {1U, 0xFFFF'FFFFU, videoSource}) {
        for (const quint16 sequence : {65'535, 0}) {
            const QByteArray packet = rtpPacket(sequence, 50, 0, source);
            const QByteArray sent = protect(*session, packet);
            QCOMPARE(sent.toHex(), reference.rtp(packet, sequence == 0 ? 1 : 0).toHex());
        }
    }
}

void SrtpTest::takesThePeersRtcpOnce()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const SrtpReference peer(int(profile), keys.receive);
    const QByteArray report = receiverReport(1);
    for (const quint32 index : {1U, 2U, 5U, 4U}) {
        const QByteArray packet = peer.rtcp(report, index);
        QCOMPARE(session->unprotectRtcp(packet), report);
        QVERIFY(!session->unprotectRtcp(packet));
    }
    QVERIFY(!session->unprotectRtcp(SrtpReference(int(profile), keys.send).rtcp(report, 9)));
    QCOMPARE(session->unprotectRtcp(peer.rtcp(report, 9)), report);
}

void SrtpTest::takesLateRtcpWithinItsWindow()
{
    const SrtpKeys keys = keysOf(SrtpProfile::AeadAes128Gcm);
    const auto session = SrtpSession::create(keys);
    const SrtpReference peer(int(keys.profile), keys.receive);
    const QByteArray report = receiverReport(1);
    QVERIFY(session->unprotectRtcp(peer.rtcp(report, 1'000)));
    QVERIFY(!session->unprotectRtcp(peer.rtcp(report, 872)));
    for (const quint32 index : {873U, 999U, 1'100U, 973U, 0x7FFF'FFFFU}) {
        QVERIFY2(session->unprotectRtcp(peer.rtcp(report, index)), qPrintable(QString::number(index)));
        QVERIFY(!session->unprotectRtcp(peer.rtcp(report, index)));
    }
    QVERIFY(!session->unprotectRtcp(peer.rtcp(report, 1'101)));
}

/// Whatever tag it has: the peer encrypts all of it.
void SrtpTest::refusesRtcpInTheClear()
{
    for (const SrtpProfile profile : {SrtpProfile::Aes128CmHmacSha1With80, SrtpProfile::AeadAes128Gcm}) {
        const SrtpKeys keys = keysOf(profile);
        srtp_policy_t policy{};
        srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, srtp_profile_t(profile));
        srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, srtp_profile_t(profile));
        policy.rtcp.sec_serv = sec_serv_auth;
        QByteArray key = keys.receive;
        policy.ssrc.type = ssrc_any_outbound;
        policy.key = reinterpret_cast<unsigned char *>(key.data());
        srtp_t sender = nullptr;
        srtp_init();
        QCOMPARE(srtp_create(&sender, &policy), srtp_err_status_ok);
        QByteArray packet = receiverReport(1);
        int size = int(packet.size());
        packet.resize(size + maxSrtpTrailer);
        QCOMPARE(srtp_protect_rtcp(sender, packet.data(), &size), srtp_err_status_ok);
        QVERIFY(!SrtpSession::create(keys)->unprotectRtcp(packet.first(size)));
        srtp_dealloc(sender);
    }
}

void SrtpTest::refusesDamagedRtcp()
{
    QFETCH(const SrtpProfile, profile);
    const SrtpKeys keys = keysOf(profile);
    const auto session = SrtpSession::create(keys);
    const QByteArray report = receiverReport(1);
    const QByteArray packet = SrtpReference(int(profile), keys.receive).rtcp(report, 1);
    for (qsizetype bit = 0; bit < 8 * packet.size(); ++bit) {
        QByteArray damaged = packet;
        damaged[bit / 8] = char(damaged[bit / 8] ^ 1 << (bit % 8));
        QVERIFY2(!session->unprotectRtcp(damaged), qPrintable(QString::number(bit)));
    }
    for (qsizetype size = 0; size < packet.size(); ++size)
        QVERIFY(!session->unprotectRtcp(packet.first(size)));
    QVERIFY(!session->unprotectRtcp(packet + 'x'));
    QCOMPARE(session->unprotectRtcp(packet), report);
}

void SrtpTest::takesEightSourcesOfThePeer()
{
    const SrtpKeys keys = keysOf(SrtpProfile::AeadAes128Gcm);
    const auto session = SrtpSession::create(keys);
    const SrtpReference peer(int(keys.profile), keys.receive);
    for (quint32 source = 1; source <= 1'000; ++source) {
        QVERIFY(!session->unprotectRtcp(receiverReport(source + 5'000) + QByteArray(20, 'x')));
        QCOMPARE(session->unprotectRtcp(peer.rtcp(receiverReport(source), 1)).has_value(), source <= 8);
    }
    QVERIFY(session->unprotectRtcp(peer.rtcp(receiverReport(8), 2)));
}

void SrtpTest::refusesWhatIsNoPacket()
{
    const SrtpKeys keys = keysOf(SrtpProfile::Aes128CmHmacSha1With80);
    const auto session = SrtpSession::create(keys);
    QVERIFY(protect(*session, {}).isEmpty());
    QVERIFY(protect(*session, rtpPacket(1).first(11)).isEmpty());
    QByteArray endless = rtpPacket(1, 4, 1);
    qToBigEndian(quint16(500), endless.data() + 14); // an extension longer than the packet
    QVERIFY(protect(*session, endless).isEmpty());
    QVERIFY(session->protectRtcp({}).isEmpty());
    QVERIFY(session->protectRtcp(receiverReport(1).first(7)).isEmpty());
    QVERIFY(!session->unprotectRtcp({}));
}

void SrtpTest::refusesWrongKeys()
{
    for (const SrtpProfile profile : {SrtpProfile::Aes128CmHmacSha1With80, SrtpProfile::AeadAes128Gcm}) {
        SrtpKeys keys = keysOf(profile);
        QVERIFY(SrtpSession::create(turned(keys)));
        keys.receive.chop(1);
        QVERIFY(!SrtpSession::create(keys));
        QVERIFY(!SrtpSession::create(turned(keys)));
    }
    QVERIFY(!SrtpSession::create({}));
}

QTEST_APPLESS_MAIN(SrtpTest)

#include "srtp_test.moc"
