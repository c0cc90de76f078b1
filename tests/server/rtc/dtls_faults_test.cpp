// DTLS sessions over a wire that loses, doubles, swaps, cuts and spoils datagrams, or brings others.
#include "rtc/dtls.h"

#include "tests/support/dtls_wire.h"

#include <QTest>

using namespace lancast;
using namespace lancast::rtc;
using namespace lancast::test;

using State = DtlsSession::State;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

class DtlsFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void survivesFaults_data();
    void survivesFaults();
    void neverConnectsToAnotherPeerOverSpoiledDatagrams();
    void ignoresGarbage();
    void ignoresLongDatagrams();
    void sendsALostFlightAgain();
    void answersALateFinished();
    void ignoresADamagedFarewell();

private:
    DtlsContext m_context;
};

void DtlsFaultsTest::initTestCase()
{
    QVERIFY2(m_context.start(), qPrintable(m_context.errorString()));
}

void DtlsFaultsTest::survivesFaults_data()
{
    QTest::addColumn<DtlsFaults>("faults");
    QTest::addColumn<bool>("isRecordEach");
    QTest::newRow("lost") << DtlsFaults{.lost = 4} << false;
    QTest::newRow("lost, a record each") << DtlsFaults{.lost = 4} << true;
    QTest::newRow("doubled") << DtlsFaults{.doubled = 2} << true;
    QTest::newRow("swapped") << DtlsFaults{.swapped = 2} << true;
    QTest::newRow("truncated") << DtlsFaults{.truncated = 4} << false;
    QTest::newRow("all but spoiled") << DtlsFaults{.lost = 8, .doubled = 4, .swapped = 4, .truncated = 8}
                                     << true;
}

void DtlsFaultsTest::survivesFaults()
{
    QFETCH(const DtlsFaults, faults);
    QFETCH(const bool, isRecordEach);
    using Options = DtlsClientOptions;
    for (quint32 seed = 1; seed <= 4; ++seed) {
        DtlsWire wire(m_context,
                      {.certificate = seed == 1 ? Options::Certificate::Rsa2048 : Options::Certificate::Ecdsa,
                       .packing = isRecordEach ? Options::Packing::RecordEach : Options::Packing::Full,
                       .mtu = seed % 2 == 0 ? 300 : 1'200},
                      faults, seed);
        wire.toServer(wire.client.start());
        QTRY_VERIFY2_WITH_TIMEOUT(wire.areBothConnected(),
                                  qPrintable(QStringLiteral("seed %1: %2 %3")
                                                 .arg(seed)
                                                 .arg(wire.session.errorString(), wire.client.errorString())),
                                  patienceMs);
        QVERIFY(wire.haveSameKeys());
        QVERIFY(wire.longestOfServer <= maxDtlsDatagram);
    }
}

void DtlsFaultsTest::neverConnectsToAnotherPeerOverSpoiledDatagrams()
{
    int connected = 0;
    int others = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        DtlsWire wire(m_context, {}, {.flipped = 3}, seed);
        wire.toServer(wire.client.start());
        wire.deliver();
        const bool isConnected = wire.session.state() == State::Connected;
        ++(isConnected ? connected : others);
        if (isConnected)
            QVERIFY(!wire.session.keys().send.isEmpty());
        QCOMPARE(wire.session.state() == State::Failed, !wire.session.errorString().isEmpty());
        if (isConnected && wire.client.isConnected())
            QVERIFY(wire.haveSameKeys());
    }
    QVERIFY(connected > 20);
    QVERIFY(others > 20);
}

void DtlsFaultsTest::ignoresGarbage()
{
    DtlsWire wire(m_context);
    QRandomGenerator random(7);
    for (int count = 0; count < 2'000; ++count) {
        QByteArray garbage(random.bounded(0, 2'100), '\0');
        for (char &byte : garbage)
            byte = char(random.bounded(256));
        // Half of it looks like a record at first sight.
        if (count % 2 == 0 && garbage.size() > 20)
            garbage.replace(0, 5, QByteArray::fromHex(count % 4 == 0 ? "16fefd0000" : "15fefd0001"));
        QVERIFY(wire.session.receive(garbage).isEmpty());
    }
    QCOMPARE(wire.session.state(), State::Handshaking);
    wire.toServer(wire.client.start());
    wire.deliver();
    QCOMPARE(wire.session.state(), State::Connected);
}

void DtlsFaultsTest::ignoresLongDatagrams()
{
    DtlsClient client;
    DtlsSession session(m_context, client.fingerprint());
    QByteArray hello = client.start().first();
    hello.resize(2'001, 'x');
    QVERIFY(session.receive(hello).isEmpty());
    hello.chop(1);
    QCOMPARE(session.receive(hello).size(), 1);
}

void DtlsFaultsTest::sendsALostFlightAgain()
{
    DtlsClient client;
    DtlsSession session(m_context, client.fingerprint());
    QVERIFY(session.onTick().isEmpty());
    const QByteArrayList lost = session.receive(client.start().first());
    QByteArrayList again;
    QTRY_VERIFY_WITH_TIMEOUT(!(again += session.onTick()).isEmpty(), patienceMs);
    QCOMPARE(again.size(), lost.size());
    const QByteArrayList answer = client.receive(again.first());
    QVERIFY(!session.receive(answer.first()).isEmpty());
    QCOMPARE(session.state(), State::Connected);
}

void DtlsFaultsTest::answersALateFinished()
{
    DtlsClient client;
    DtlsSession session(m_context, client.fingerprint());
    const QByteArrayList flight = client.receive(session.receive(client.start().first()).first());
    const QByteArrayList lost = session.receive(flight.first());
    QCOMPARE(session.state(), State::Connected);
    QVERIFY(!lost.isEmpty());
    QVERIFY(!client.isConnected());
    const QByteArray keys = session.keys().send;
    QByteArrayList again;
    QTRY_VERIFY_WITH_TIMEOUT(!(again += client.onTick()).isEmpty(), patienceMs);
    QByteArrayList answer;
    for (const QByteArray &datagram : again)
        answer += session.receive(datagram);
    QVERIFY(!answer.isEmpty());
    for (const QByteArray &datagram : answer)
        QVERIFY(client.receive(datagram).isEmpty());
    QVERIFY2(client.isConnected(), qPrintable(client.errorString()));
    QCOMPARE(session.state(), State::Connected);
    QCOMPARE(session.keys().send, keys);
    QCOMPARE(client.keys()->receive, keys);
}

void DtlsFaultsTest::ignoresADamagedFarewell()
{
    DtlsWire wire(m_context);
    wire.toServer(wire.client.start());
    wire.deliver();
    const QByteArray farewell = wire.client.close().first();
    for (qsizetype bit = 0; bit < 8 * farewell.size(); ++bit) {
        if (bit / 8 == 2) // OpenSSL takes alerts with any minor version, and authenticates the one agreed on
            continue;
        QByteArray damaged = farewell;
        damaged[bit / 8] = char(damaged[bit / 8] ^ 1 << (bit % 8));
        QVERIFY2(wire.session.receive(damaged).isEmpty(), qPrintable(QString::number(bit)));
        QVERIFY2(wire.session.state() == State::Connected, qPrintable(QString::number(bit)));
    }
    QVERIFY(wire.session.receive(farewell).size() <= 1);
    QCOMPARE(wire.session.state(), State::Closed);
}

QTEST_APPLESS_MAIN(DtlsFaultsTest)

#include "dtls_faults_test.moc"
