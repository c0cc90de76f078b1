// DTLS sessions against OpenSSL's client: who is taken, and how it ends.
#include "rtc/dtls.h"

#include "tests/support/dtls_wire.h"

#include <QTest>

using namespace lancast;
using namespace lancast::rtc;
using namespace lancast::test;

using State = DtlsSession::State;

class DtlsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesOnKeys_data();
    void agreesOnKeys();
    void showsItsOwnCertificate();
    void sendsEachFlightAsOneDatagram();
    void refusesAnotherCertificate();
    void refusesAPeer_data();
    void refusesAPeer();
    void refusesAHelloOfTls13Alone();
    void noticesThePeersFarewell();
    void saysGoodbye();
    void closesBeforeItIsConnected();
    void doesNotRenegotiate();
    void ignoresApplicationData();

private:
    DtlsContext m_context;
};

void DtlsTest::initTestCase()
{
    QVERIFY2(m_context.start(), qPrintable(m_context.errorString()));
}

void DtlsTest::agreesOnKeys_data()
{
    QTest::addColumn<QByteArray>("profiles");
    QTest::addColumn<int>("profile");
    QTest::addColumn<int>("keyBytes");
    QTest::newRow("both") << QByteArray("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM") << 7 << 28;
    QTest::newRow("only the older") << QByteArray("SRTP_AES128_CM_SHA1_80") << 1 << 30;
    QTest::newRow("only GCM") << QByteArray("SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM") << 7 << 28;
}

void DtlsTest::agreesOnKeys()
{
    QFETCH(const QByteArray, profiles);
    QFETCH(const int, profile);
    QFETCH(const int, keyBytes);
    DtlsWire wire(m_context, {.srtpProfiles = profiles});
    QCOMPARE(wire.session.state(), State::Handshaking);
    wire.toServer(wire.client.start());
    wire.deliver();
    QCOMPARE(wire.session.state(), State::Connected);
    QVERIFY(wire.client.isConnected());
    QVERIFY(wire.client.hasExtendedMasterSecret());
    QCOMPARE(int(wire.session.keys().profile), profile);
    QCOMPARE(wire.session.keys().send.size(), keyBytes);
    QVERIFY(wire.haveSameKeys());
}

void DtlsTest::showsItsOwnCertificate()
{
    QCOMPARE(m_context.fingerprint().size(), 32);
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    QCOMPARE(wire.client.peerFingerprint(), m_context.fingerprint());
    DtlsContext other;
    QVERIFY(other.start());
    QVERIFY(other.fingerprint() != m_context.fingerprint());
}

void DtlsTest::sendsEachFlightAsOneDatagram()
{
    DtlsClient client;
    DtlsSession session(m_context, client.fingerprint());
    const QByteArrayList first = session.receive(client.start().first());
    QCOMPARE(first.size(), 1);
    const QByteArrayList answer = client.receive(first.first());
    QCOMPARE(answer.size(), 1);
    QCOMPARE(session.receive(answer.first()).size(), 1);
    QCOMPARE(session.state(), State::Connected);
}

void DtlsTest::refusesAnotherCertificate()
{
    DtlsClient client;
    QByteArray almost = client.fingerprint();
    almost[31] = char(almost[31] ^ 1);
    for (const QByteArray &fingerprint :
         {almost, DtlsClient().fingerprint(), client.fingerprint().first(31), QByteArray()}) {
        DtlsClient peer;
        DtlsSession session(m_context, fingerprint);
        QByteArrayList toClient = session.receive(peer.start().first());
        for (const QByteArray &datagram : peer.receive(toClient.first()))
            toClient = session.receive(datagram);
        QCOMPARE(session.state(), State::Failed);
        QCOMPARE(session.errorString(),
                 QStringLiteral("The peer's certificate is not the one that its offer names."));
        QVERIFY(session.keys().send.isEmpty());
        QVERIFY(peer.receive(toClient.value(0)).isEmpty());
        QVERIFY(!peer.isConnected());
        QVERIFY2(peer.errorString().contains(QStringLiteral("alert")), qPrintable(peer.errorString()));
    }
}

void DtlsTest::refusesAPeer_data()
{
    QTest::addColumn<DtlsClientOptions>("options");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no certificate") << DtlsClientOptions{.certificate = DtlsClientOptions::Certificate::None}
                                    << QStringLiteral("The peer shows no certificate.");
    QTest::newRow("no use_srtp") << DtlsClientOptions{.srtpProfiles = {}}
                                 << QStringLiteral("The peer offers no SRTP profile that the relay has.");
    QTest::newRow("another profile") << DtlsClientOptions{.srtpProfiles = "SRTP_AES128_CM_SHA1_32"}
                                     << QStringLiteral("The peer offers no SRTP profile that the relay has.");
    QTest::newRow("no extended master secret") << DtlsClientOptions{.hasExtendedMasterSecret = false}
                                               << QStringLiteral("The peer has no extended master secret.");
}

void DtlsTest::refusesAPeer()
{
    QFETCH(const DtlsClientOptions, options);
    QFETCH(const QString, reason);
    // Of one without a certificate no fingerprint can be known.
    DtlsWire wire(m_context, options);
    wire.toServer(wire.client.start());
    wire.deliver();
    QCOMPARE(wire.session.state(), State::Failed);
    QCOMPARE(wire.session.errorString(), reason);
    QVERIFY(wire.session.keys().send.isEmpty());
    QVERIFY(wire.session.onTick().isEmpty());
    QVERIFY(wire.session.close().isEmpty());
    QCOMPARE(wire.session.state(), State::Failed);
}

/// RFC 9147 section 5.3: version 1.2 in the old place, 1.3 in supported_versions; suites of TLS 1.3 only.
void DtlsTest::refusesAHelloOfTls13Alone()
{
    const QByteArray body = QByteArray::fromHex("fefd" + QByteArray(32, 'a').toHex() + // random
                                                "00"                                   // session
                                                "00"                                   // cookie
                                                "00021301" // TLS_AES_128_GCM_SHA256
                                                "0100"     // no compression
                                                "0007"
                                                "002b000302fefc"); // supported_versions
    const QByteArray length = QByteArray::number(body.size(), 16).rightJustified(6, '0');
    const QByteArray message = QByteArray::fromHex("01" + length + "0000" + "000000" + length) + body;
    const QByteArray record =
        QByteArray::fromHex("16fefd0000000000000000" +
                            QByteArray::number(message.size(), 16).rightJustified(4, '0')) +
        message;
    DtlsSession session(m_context, DtlsClient().fingerprint());
    const QByteArrayList answer = session.receive(record);
    QCOMPARE(session.state(), State::Failed);
    QVERIFY2(session.errorString().startsWith(QStringLiteral("The DTLS handshake fails: ")),
             qPrintable(session.errorString()));
    QCOMPARE(answer.size(), 1);
    QCOMPARE(answer.first().first(3), QByteArray::fromHex("15fefd")); // an alert
}

void DtlsTest::noticesThePeersFarewell()
{
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    const QByteArrayList farewell = wire.client.close();
    QCOMPARE(farewell.size(), 1);
    QVERIFY(wire.session.receive(farewell.first()).size() <= 1);
    QCOMPARE(wire.session.state(), State::Closed);
    QVERIFY(wire.session.receive(farewell.first()).isEmpty());
    QVERIFY(wire.session.errorString().isEmpty());
}

void DtlsTest::saysGoodbye()
{
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    const QByteArrayList farewell = wire.session.close();
    QCOMPARE(wire.session.state(), State::Closed);
    QCOMPARE(farewell.size(), 1);
    QVERIFY(!wire.client.isClosed());
    wire.toServer(wire.client.receive(farewell.first()));
    QVERIFY(wire.client.isClosed());
    wire.deliver();
    QVERIFY(wire.session.close().isEmpty());
    QCOMPARE(wire.session.state(), State::Closed);
}

void DtlsTest::closesBeforeItIsConnected()
{
    DtlsClient client;
    DtlsSession session(m_context, client.fingerprint());
    const QByteArrayList flight = session.receive(client.start().first());
    QVERIFY(session.close().isEmpty());
    QCOMPARE(session.state(), State::Closed);
    for (const QByteArray &datagram : client.receive(flight.first()))
        QVERIFY(session.receive(datagram).isEmpty());
    QVERIFY(session.onTick().isEmpty());
    QCOMPARE(session.state(), State::Closed);
}

void DtlsTest::doesNotRenegotiate()
{
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    const QByteArray keys = wire.session.keys().send;
    const QByteArrayList hello = wire.client.renegotiate();
    QCOMPARE(hello.size(), 1);
    const QByteArrayList answer = wire.session.receive(hello.first());
    QVERIFY(answer.size() <= 1 && answer.value(0).size() < 100); // an alert, no ServerHello
    QCOMPARE(wire.session.keys().send, keys);
    QVERIFY(wire.session.state() == State::Connected || wire.session.state() == State::Failed);
}

void DtlsTest::ignoresApplicationData()
{
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    for (int count = 0; count < 100; ++count)
        for (const QByteArray &datagram : wire.client.send(QByteArray(1'000, 'x')))
            QVERIFY(wire.session.receive(datagram).isEmpty());
    QCOMPARE(wire.session.state(), State::Connected);
}

QTEST_APPLESS_MAIN(DtlsTest)

#include "dtls_test.moc"
