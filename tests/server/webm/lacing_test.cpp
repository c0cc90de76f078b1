// Lacing, against the examples of RFC 9559 section 10.3 and against sizes that contradict the payload.
#include "webm/lacing.h"

#include "tests/support/webm_elements.h"

#include <QTest>

using namespace lancast::webm;
using namespace lancast::test;

namespace {

QList<qsizetype> sizes(const std::optional<std::vector<QByteArrayView>> &frames)
{
    QList<qsizetype> result;
    for (const QByteArrayView &frame : frames.value())
        result.append(frame.size());
    return result;
}

} // namespace

class LacingTest final : public QObject
{
    Q_OBJECT

private slots:
    void splitsTheExampleOfTheSpecification_data();
    void splitsTheExampleOfTheSpecification();
    void givesFramesInOrder();
    void refusesContradictions_data();
    void refusesContradictions();
};

// Three frames of 800, 500 and 1000 bytes.
void LacingTest::splitsTheExampleOfTheSpecification_data()
{
    QTest::addColumn<int>("lacing");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("Xiph") << int(Lacing::Xiph) << hex("02FFFFFF23FFF5");
    QTest::newRow("EBML") << int(Lacing::Ebml) << hex("0243205ED3");
}

void LacingTest::splitsTheExampleOfTheSpecification()
{
    QFETCH(int, lacing);
    QFETCH(QByteArray, head);
    const QByteArray payload = head + QByteArray(800 + 500 + 1000, 'x');
    QCOMPARE(sizes(splitLaces(payload, Lacing(lacing))), QList<qsizetype>({800, 500, 1000}));
}

void LacingTest::givesFramesInOrder()
{
    const QByteArray fixed = hex("02") + "aabbcc";
    const auto frames = splitLaces(fixed, Lacing::Fixed);
    QVERIFY(frames);
    QCOMPARE(frames->size(), size_t(3));
    QCOMPARE(frames->at(1).toByteArray(), QByteArray("bb"));
    QCOMPARE(sizes(splitLaces(QByteArray("whole"), Lacing::None)), QList<qsizetype>({5}));
    QCOMPARE(sizes(splitLaces(hex("00") + "one", Lacing::Xiph)), QList<qsizetype>({3}));
    QCOMPARE(sizes(splitLaces(hex("0100"), Lacing::Xiph)), QList<qsizetype>({0, 0}));
    QCOMPARE(sizes(splitLaces(hex("FF") + QByteArray(256, 'x'), Lacing::Fixed)), QList<qsizetype>(256, 1));
}

void LacingTest::refusesContradictions_data()
{
    QTest::addColumn<int>("lacing");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("no count") << int(Lacing::Fixed) << QByteArray();
    QTest::newRow("fixed, not divisible") << int(Lacing::Fixed) << hex("01") + "abc";
    QTest::newRow("Xiph, larger than the payload") << int(Lacing::Xiph) << hex("0105") + "abcd";
    QTest::newRow("Xiph, sizes cut") << int(Lacing::Xiph) << hex("02FFFF");
    QTest::newRow("EBML, larger than the payload") << int(Lacing::Ebml) << hex("0185") + "abcd";
    QTest::newRow("EBML, second size below zero") << int(Lacing::Ebml) << hex("0281BC") + "abcdefgh";
    QTest::newRow("EBML, sizes cut") << int(Lacing::Ebml) << hex("0381");
    QTest::newRow("EBML, size of nine bytes") << int(Lacing::Ebml) << hex("0100") + "abc";
    QTest::newRow("EBML, size near 2^56") << int(Lacing::Ebml) << hex("0101FFFFFFFFFFFFFE") + "abc";
    QTest::newRow("EBML, sum above the payload") << int(Lacing::Ebml) << hex("0284BF") + "abcdef";
}

void LacingTest::refusesContradictions()
{
    QFETCH(int, lacing);
    QFETCH(QByteArray, payload);
    QVERIFY(!splitLaces(payload, Lacing(lacing)));
}

QTEST_APPLESS_MAIN(LacingTest)
#include "lacing_test.moc"
