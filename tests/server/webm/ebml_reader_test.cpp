// Element headers, integers, floats and children, against bytes written out by hand from RFC 8794.
#include "webm/ebml_reader.h"

#include "tests/support/webm_elements.h"

#include <QTest>

#include <limits>

using namespace lancast::webm;
using namespace lancast::test;

Q_DECLARE_METATYPE(EbmlStatus)

class EbmlReaderTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsHeaders_data();
    void readsHeaders();
    void answersIncompleteForEveryPrefix();
    void refusesBadHeaders_data();
    void refusesBadHeaders();
    void readsIntegersAndFloats();
    void walksOverChildren();
    void refusesChildrenThatDoNotFit_data();
    void refusesChildrenThatDoNotFit();
};

void EbmlReaderTest::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("id");
    QTest::addColumn<quint64>("size");
    QTest::addColumn<bool>("isUnknown");
    QTest::addColumn<int>("headerSize");
    QTest::newRow("SimpleBlock") << hex("A385") << 0xA3U << quint64(5) << false << 2;
    QTest::newRow("two-byte id") << hex("428284") << 0x4282U << quint64(4) << false << 3;
    QTest::newRow("three-byte id") << hex("2AD7B183") << 0x2AD7B1U << quint64(3) << false << 4;
    QTest::newRow("EBML") << hex("1A45DFA39F") << 0x1A45DFA3U << quint64(31) << false << 5;
    QTest::newRow("two-byte size") << hex("A34085") << 0xA3U << quint64(133) << false << 3;
    QTest::newRow("long size of zero") << hex("EC0100000000000000") << 0xECU << quint64(0) << false << 9;
    QTest::newRow("largest size") << hex("EC01FFFFFFFFFFFFFE") << 0xECU << ((quint64(1) << 56) - 2) << false
                                  << 9;
    QTest::newRow("126 in one byte") << hex("ECFE") << 0xECU << quint64(126) << false << 2;
    QTest::newRow("127 needs two bytes") << hex("EC407F") << 0xECU << quint64(127) << false << 3;
    QTest::newRow("unknown, one byte") << hex("1F43B675FF") << 0x1F43B675U << quint64(0) << true << 5;
    QTest::newRow("unknown, eight bytes")
        << hex("1853806701FFFFFFFFFFFFFF") << 0x18538067U << quint64(0) << true << 12;
    QTest::newRow("unknown, four bytes") << hex("185380671FFFFFFF") << 0x18538067U << quint64(0) << true << 8;
}

void EbmlReaderTest::readsHeaders()
{
    QFETCH(QByteArray, bytes);
    const auto [status, header] = readElementHeader(bytes + "content");
    QCOMPARE(status, EbmlStatus::Element);
    QTEST(header.id, "id");
    QTEST(header.size, "size");
    QTEST(header.hasUnknownSize, "isUnknown");
    QTEST(int(header.headerSize), "headerSize");
}

void EbmlReaderTest::answersIncompleteForEveryPrefix()
{
    const QByteArray bytes = hex("1853806701FFFFFFFFFFFFFF");
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(readElementHeader(QByteArrayView(bytes).first(size)).status, EbmlStatus::Incomplete);
    QCOMPARE(readElementHeader(bytes).status, EbmlStatus::Element);
}

void EbmlReaderTest::refusesBadHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("id of zero bytes") << hex("00");
    QTest::newRow("id of five bytes") << hex("08");
    QTest::newRow("id of all ones") << hex("FF81");
    QTest::newRow("id of all zeros") << hex("8081");
    QTest::newRow("two-byte id of all ones") << hex("7FFF81");
    QTest::newRow("id longer than its value needs") << hex("402381");
    QTest::newRow("size field of nine bytes") << hex("A300");
}

void EbmlReaderTest::refusesBadHeaders()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(readElementHeader(bytes).status, EbmlStatus::Malformed);
}

void EbmlReaderTest::readsIntegersAndFloats()
{
    QCOMPARE(readUnsigned({}), quint64(0));
    QCOMPARE(readUnsigned(hex("0F4240")), quint64(1'000'000));
    QCOMPARE(readUnsigned(hex("FFFFFFFFFFFFFFFF")), std::numeric_limits<quint64>::max());
    QCOMPARE(readSigned({}), qint64(0));
    QCOMPARE(readSigned(hex("FF")), qint64(-1));
    QCOMPARE(readSigned(hex("00FF")), qint64(255));
    QCOMPARE(readSigned(hex("FF0000")), qint64(-65536));
    QCOMPARE(readSigned(hex("8000000000000000")), std::numeric_limits<qint64>::min());
    QCOMPARE(readFloat(hex("473B8000")), 48000.0);
    QCOMPARE(readFloat(hex("40E5888000000000")), 44100.0);
    QCOMPARE(readFloat(hex("473B80")), 0.0);
    QCOMPARE(readFloat({}), 0.0);
    QCOMPARE(readString(hex("7765626D0000")), QByteArray("webm"));
}

void EbmlReaderTest::walksOverChildren()
{
    const QByteArray bytes = number("D7", 7) + element("EC", {}) + element("4282", "webm");
    ElementCursor cursor(bytes);
    QVERIFY(cursor.next());
    QCOMPARE(cursor.id(), 0xD7U);
    QCOMPARE(readUnsigned(cursor.content()), quint64(7));
    QVERIFY(cursor.next());
    QCOMPARE(cursor.id(), 0xECU);
    QVERIFY(cursor.content().isEmpty());
    QVERIFY(cursor.next());
    QCOMPARE(cursor.content().toByteArray(), QByteArray("webm"));
    QVERIFY(!cursor.next());
    QVERIFY(!cursor.isMalformed());
}

void EbmlReaderTest::refusesChildrenThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("one byte too long") << hex("D7820A");
    QTest::newRow("size near 2^56") << hex("D701FFFFFFFFFFFFFE");
    QTest::newRow("unknown size") << hex("AEFF");
    QTest::newRow("cut header") << hex("D7810A42");
}

void EbmlReaderTest::refusesChildrenThatDoNotFit()
{
    QFETCH(QByteArray, content);
    ElementCursor cursor(content);
    while (cursor.next()) {
    }
    QVERIFY(cursor.isMalformed());
    QVERIFY(!cursor.next());
}

QTEST_APPLESS_MAIN(EbmlReaderTest)
#include "ebml_reader_test.moc"
