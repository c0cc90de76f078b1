#include "output/dvr/dvr_index.h"

#include <QTest>

using namespace lancast::dvr;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// A GOP of three seconds and 100 bytes, the \a number th; four of them share a file.
DvrGop gopNumber(int number)
{
    return {number * 3s, (number + 1) * 3s, 1, quint64(number / 4), number % 4 * 100, 100};
}

DvrIndex indexOf(int count, const DvrLimits &limits = {1h, 1'000'000})
{
    DvrIndex index(limits);
    for (int number = 0; number < count; ++number)
        index.append(gopNumber(number));
    return index;
}

} // namespace

class DvrIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatHoldsATime_data();
    void findsWhatHoldsATime();
    void findsWhatIsBeforeAHole();
    void findsSingleFrames();
    void saysWhatIsNotThere();
    void keepsItsSpan();
    void keepsItsBytes();
    void forgetsAFile();
    void shrinksWithItsLimits();
};

void DvrIndexTest::findsWhatHoldsATime_data()
{
    QTest::addColumn<int>("time");
    QTest::addColumn<int>("gop");
    QTest::newRow("the very first") << 0 << 0;
    QTest::newRow("inside") << 4'200 << 1;
    QTest::newRow("its last millisecond") << 5'999 << 1;
    QTest::newRow("where the next begins") << 6'000 << 2;
    QTest::newRow("the newest") << 29'999 << 9;
}

void DvrIndexTest::findsWhatHoldsATime()
{
    QFETCH(int, time);
    QFETCH(int, gop);
    const auto found = indexOf(10).find(milliseconds(time));
    QCOMPARE(found.absence, DvrIndex::Absence::None);
    QCOMPARE(found.gop.time, milliseconds(3s * gop));
    QCOMPARE(found.gop.file, quint64(gop / 4));
    QCOMPARE(found.gop.offset, qint64(gop % 4 * 100));
    QCOMPARE(found.next.has_value(), gop < 9);
    if (found.next)
        QCOMPARE(*found.next, milliseconds(3s * (gop + 1)));
}

void DvrIndexTest::findsWhatIsBeforeAHole()
{
    DvrIndex index = indexOf(3);
    index.append(gopNumber(7));
    const auto found = index.find(12s);
    QCOMPARE(found.absence, DvrIndex::Absence::None);
    QCOMPARE(found.gop.time, milliseconds(6s));
    QCOMPARE(found.next, std::optional(milliseconds(21s)));
    QCOMPARE(found.gop.endTime, milliseconds(21s)); // or a page would ask for it again and again
    QCOMPARE(index.find(21s).gop.time, milliseconds(21s));
}

// Slides, each of them a keyframe.
void DvrIndexTest::findsSingleFrames()
{
    DvrIndex index({1h, 1'000'000});
    for (int number = 0; number < 6; ++number)
        index.append({number * 2s, number * 2s + 1ms, 1, 0, number * 100, 100});
    for (const int at : {0, 500, 1'999, 2'000, 3'000, 9'999, 10'000})
        QCOMPARE(index.find(milliseconds(at)).gop.offset, qint64(at / 2'000 * 100));
    QCOMPARE(index.find(10'001ms).absence, DvrIndex::Absence::NotYet);
}

void DvrIndexTest::saysWhatIsNotThere()
{
    QCOMPARE(DvrIndex({1h, 1'000}).find(0s).absence, DvrIndex::Absence::NotYet);
    DvrIndex index({6s, 1'000'000});
    for (int number = 0; number < 10; ++number)
        index.append(gopNumber(number));
    QCOMPARE(index.find(30s).absence, DvrIndex::Absence::NotYet);
    QCOMPARE(index.find(0s).absence, DvrIndex::Absence::Forgotten);
}

void DvrIndexTest::keepsItsSpan()
{
    // Ten seconds need four GOPs of three seconds: with three there would be nine.
    const DvrIndex index = indexOf(100, {10s, 1'000'000});
    QCOMPARE(index.to(), milliseconds(300s));
    QCOMPARE(index.from(), milliseconds(288s));
    QCOMPARE(index.bytes(), qint64(400));
    QCOMPARE(index.oldestFile(), std::optional<quint64>(24));
}

void DvrIndexTest::keepsItsBytes()
{
    const DvrIndex index = indexOf(100, {1h, 750});
    QCOMPARE(index.bytes(), qint64(700));
    QCOMPARE(index.from(), milliseconds(279s));
}

void DvrIndexTest::forgetsAFile()
{
    DvrIndex index = indexOf(10);
    index.forgetFile(0);
    QCOMPARE(index.from(), milliseconds(12s));
    QCOMPARE(index.bytes(), qint64(600));
    QCOMPARE(index.oldestFile(), std::optional<quint64>(1));
    index.forgetFile(1);
    index.forgetFile(2);
    QVERIFY(index.isEmpty());
    QCOMPARE(index.bytes(), qint64(0));
    QCOMPARE(index.oldestFile(), std::optional<quint64>());
}

void DvrIndexTest::shrinksWithItsLimits()
{
    DvrIndex index = indexOf(10);
    index.setLimits({3s, 1'000'000});
    QCOMPARE(index.from(), milliseconds(27s));
    index.setLimits({0s, 1'000'000});
    QVERIFY(index.isEmpty());
}

QTEST_GUILESS_MAIN(DvrIndexTest)
#include "dvr_index_test.moc"
