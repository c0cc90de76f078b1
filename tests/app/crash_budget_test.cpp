#include "web/crash_budget.h"

#include <QTest>

using namespace lancast::app;
using namespace std::chrono_literals;

class CrashBudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void theThirdCrashWithinAMinuteIsOneTooMany()
    {
        CrashBudget budget;
        QVERIFY(budget.spend(0s));
        QVERIFY(budget.spend(30s));
        QVERIFY(!budget.spend(59s));
    }

    void oldCrashesAreForgotten()
    {
        CrashBudget budget;
        QVERIFY(budget.spend(0s));
        QVERIFY(budget.spend(30s));
        QVERIFY(budget.spend(60s));
        QVERIFY(!budget.spend(61s));
    }

    void aResetGivesItAllBack()
    {
        CrashBudget budget;
        QVERIFY(budget.spend(0s));
        QVERIFY(budget.spend(1s));
        budget.reset();
        QVERIFY(budget.spend(2s));
    }
};

QTEST_APPLESS_MAIN(CrashBudgetTest)
#include "crash_budget_test.moc"
