#include "look/format.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;

class FormatTest : public QObject
{
    Q_OBJECT

private slots:
    void rates()
    {
        QCOMPARE(formattedRate(0), u"0.0 Mbit/s"_s);
        QCOMPARE(formattedRate(-5), u"0.0 Mbit/s"_s);
        QCOMPARE(formattedRate(40'000), u"0.04 Mbit/s"_s);
        QCOMPARE(formattedRate(2'512'345), u"2.5 Mbit/s"_s);
        QCOMPARE(formattedRate(99'960'000), u"100 Mbit/s"_s);
        QCOMPARE(formattedMegabits(2'512'345), u"2.5"_s);
        QCOMPARE(formattedFineSeconds(83ms), u"0.08 s"_s);
    }

    void theLanguageHasItsDecimalMark()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        const QString rate = formattedRate(2'512'345);
        const QString much = formattedRate(2'338'000'000);
        QLocale::setDefault(before);
        QCOMPARE(rate, u"2,5 Mbit/s"_s);
        QCOMPARE(much, u"2338 Mbit/s"_s);
    }

    void sizes()
    {
        QCOMPARE(formattedSize(0), u"0 B"_s);
        QCOMPARE(formattedSize(999), u"999 B"_s);
        QCOMPARE(formattedSize(812'345), u"812 KB"_s);
        QCOMPARE(formattedSize(999'499), u"999 KB"_s);
        QCOMPARE(formattedSize(999'500), u"1.0 MB"_s);
        QCOMPARE(formattedSize(9'960'000), u"10 MB"_s);
        QCOMPARE(formattedSize(75'000'000), u"75 MB"_s);
        QCOMPARE(formattedSize(1'240'000'000), u"1.2 GB"_s);
    }

    void times()
    {
        QCOMPARE(formattedSeconds(2600ms), u"2.6 s"_s);
        QCOMPARE(formattedDelay(std::nullopt), u"–"_s);
        QCOMPARE(formattedDelay(440), u"0.4 s"_s);
        QCOMPARE(formattedDuration(242'900ms), u"4:02"_s);
        QCOMPARE(formattedDuration(3'842s), u"1:04:02"_s);
        QCOMPARE(formattedClock(754s), u"00:12:34"_s);
        QCOMPARE(formattedClock(-1s), u"00:00:00"_s);
        QCOMPARE(formattedClock(360'000s), u"100:00:00"_s);
    }
};

QTEST_APPLESS_MAIN(FormatTest)
#include "format_test.moc"
