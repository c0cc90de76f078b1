// What the writer puts down, against bytes written out by hand from RFC 8794.
#include "webm/ebml_writer.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

class EbmlWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    void writesVintsAsShortAsPossible_data();
    void writesVintsAsShortAsPossible();
    void writesElements();
};

void EbmlWriterTest::writesVintsAsShortAsPossible_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("0") << quint64(0) << hex("80");
    QTest::newRow("126") << quint64(126) << hex("FE");
    QTest::newRow("127") << quint64(127) << hex("407F"); // FF would mean unknown
    QTest::newRow("16382") << quint64(16382) << hex("7FFE");
    QTest::newRow("16383") << quint64(16383) << hex("203FFF");
    QTest::newRow("2^49-2") << ((quint64(1) << 49) - 2) << hex("03FFFFFFFFFFFE");
    QTest::newRow("2^56-2") << ((quint64(1) << 56) - 2) << hex("01FFFFFFFFFFFFFE");
}

void EbmlWriterTest::writesVintsAsShortAsPossible()
{
    QFETCH(quint64, value);
    QFETCH(QByteArray, bytes);
    QByteArray out;
    writeVint(out, value);
    QCOMPARE(out.toHex(), bytes.toHex());
    QCOMPARE(vintLength(value), int(bytes.size()));
}

void EbmlWriterTest::writesElements()
{
    QByteArray out;
    writeUnsigned(out, 0xD7, 1);
    writeUnsigned(out, 0x2AD7B1, 1'000'000);
    writeSigned(out, 0x75A2, -2);
    writeFloat(out, 0xB5, 48000);
    writeBinary(out, 0x86, "V_VP8");
    writeUnknownSizeHeader(out, 0x18538067);
    QCOMPARE(out.toHex(), QByteArray("d78101"
                                     "2ad7b1830f4240"
                                     "75a288fffffffffffffffe"
                                     "b58840e7700000000000"
                                     "8685565f565038"
                                     "1853806701ffffffffffffff"));
}

QTEST_APPLESS_MAIN(EbmlWriterTest)
#include "ebml_writer_test.moc"
