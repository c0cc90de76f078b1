// Durations of Opus packets, by RFC 6716 section 3.1.
#include "webm/opus_packet.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

class OpusPacketTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsDurations_data();
    void tellsDurations();
};

// First byte: configuration (5 bits), stereo (1), code for the number of frames (2).
void OpusPacketTest::tellsDurations_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("microseconds");
    QTest::newRow("SILK 10 ms") << hex("00AA") << 10'000;
    QTest::newRow("SILK 60 ms, stereo") << hex("1CAA") << 60'000;
    QTest::newRow("hybrid 20 ms") << hex("68AA") << 20'000;
    QTest::newRow("CELT 2.5 ms") << hex("80AA") << 2'500;
    QTest::newRow("CELT 20 ms, the usual one") << hex("FCAA") << 20'000;
    QTest::newRow("two equal frames") << hex("F9AA") << 40'000;
    QTest::newRow("two frames") << hex("FAAA") << 40'000;
    QTest::newRow("six frames of 20 ms") << hex("FB06") << 120'000;
    QTest::newRow("seven frames of 20 ms: too long") << hex("FB07") << 0;
    QTest::newRow("count missing") << hex("FB") << 0;
    QTest::newRow("empty") << QByteArray() << 0;
}

void OpusPacketTest::tellsDurations()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, microseconds);
    QCOMPARE(opusPacketDuration(packet).count(), microseconds);
}

QTEST_APPLESS_MAIN(OpusPacketTest)
#include "opus_packet_test.moc"
