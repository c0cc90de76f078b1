#include "dashboard/value_history.h"

#include <QTest>

using namespace lancast::app;
using namespace std::chrono_literals;

class ValueHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsKnownAtFirst()
    {
        const ValueHistory history;
        QVERIFY(!history.newest() && !history.highest() && !history.at(299));
    }

    void theLastValueOfASecondCounts()
    {
        ValueHistory history;
        history.add(1, 10'100ms);
        history.add(2, 10'600ms);
        history.add(3, 11'000ms);
        QVERIFY(history.at(0) == 3 && history.at(1) == 2 && !history.at(2));
    }

    void whatWasSkippedIsAHole()
    {
        ValueHistory history;
        history.add(1, 10s);
        history.add(2, 13s);
        history.add(std::nullopt, 14s);
        QVERIFY(!history.at(0) && history.at(1) == 2 && !history.at(2) && !history.at(3) &&
                history.at(4) == 1);
    }

    void afterFiveMinutesAValueIsForgotten()
    {
        ValueHistory history;
        history.add(99, 7s);
        for (int second = 8; second < 7 + 300; ++second)
            history.add(1, std::chrono::seconds(second));
        QVERIFY(history.at(299) == 99 && history.highest() == 99);
        history.add(1, 307s);
        QVERIFY(history.at(299) == 1 && history.highest() == 1);
        QVERIFY(!history.at(300) && !history.at(-1));
    }

    void aLongPauseForgetsEverything()
    {
        ValueHistory history;
        for (int second = 0; second < 300; ++second)
            history.add(5, std::chrono::seconds(second));
        history.add(1, std::chrono::hours(24 * 365));
        QVERIFY(history.newest() == 1 && history.highest() == 1 && !history.at(1) && !history.at(299));
    }

    void timeDoesNotGoBack()
    {
        ValueHistory history;
        history.add(5, 20s);
        history.add(6, 19s);
        QVERIFY(history.newest() == 5 && !history.at(1));
    }

    void newsComeOnceASecond()
    {
        ValueHistory history;
        QVERIFY(!history.takeNews());
        history.add(1, 10'000ms);
        QVERIFY(history.takeNews());
        history.add(2, 10'500ms);
        QVERIFY(!history.takeNews());
        history.add(2, 11'000ms);
        QVERIFY(history.takeNews() && !history.takeNews());
    }
};

QTEST_APPLESS_MAIN(ValueHistoryTest)
#include "value_history_test.moc"
