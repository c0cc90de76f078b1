#include "dashboard/table_choices.h"

#include "settings/dashboard_settings.h"
#include "settings/settings_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class TableChoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyColumnHasAWordOfItsOwn()
    {
        for (int column = 0; column < ClientModel::ColumnCount; ++column)
            QCOMPARE(columnFrom(toWord(ClientModel::Column(column))), ClientModel::Column(column));
        QCOMPARE(columnFrom(u"colour"_s), ClientModel::ColumnCount);
        QCOMPARE(columnFrom(QString()), ClientModel::ColumnCount);
    }

    void columnsAreTaken()
    {
        TableChoices choices;
        takeColumns(choices, {u"delay:90"_s, u"-sent:100"_s, u"who:200"_s});
        QCOMPARE(choices.order[0], ClientModel::Delay);
        QCOMPARE(choices.order[1], ClientModel::Sent);
        QCOMPARE(choices.order[2], ClientModel::Who);
        QCOMPARE(choices.order[3], ClientModel::Role); // what was not named follows as usual
        QCOMPARE(choices.order.back(), ClientModel::Dropped);
        QCOMPARE(choices.widths[ClientModel::Delay], 90);
        QCOMPARE(choices.widths[ClientModel::Who], 200);
        QVERIFY(choices.isHidden[ClientModel::Sent] && !choices.isHidden[ClientModel::Delay]);
    }

    void nonsenseIsLeftOut_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("no columns") << QStringList{u"colour:100"_s, u""_s, u"-"_s, u":"_s};
        QTest::newRow("no widths") << QStringList{u"who:-5"_s, u"role:99999"_s, u"browser:wide"_s, u"for:"_s,
                                                  u"sent"_s};
        QTest::newRow("nameless table") << QStringList{u"-who:136"_s};
        QTest::newRow("twice") << QStringList{u"who:136"_s, u"-who:40"_s, u"who:700"_s};
    }

    void nonsenseIsLeftOut()
    {
        QFETCH(const QStringList, words);
        TableChoices choices;
        takeColumns(choices, words);
        QVERIFY(choices == TableChoices());
    }

    void theyAreRemembered()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"settings.ini"_s);
        DashboardChoices choices;
        choices.showsGraphs = false;
        choices.table.sortedBy = ClientModel::Rate;
        choices.table.sortOrder = Qt::AscendingOrder;
        choices.table.isHidden[ClientModel::Role] = true;
        choices.table.widths[ClientModel::Queued] = 123;
        std::swap(choices.table.order[0], choices.table.order[5]);
        {
            SettingsStore store(path);
            QVERIFY(rememberedDashboardChoices(store) == DashboardChoices());
            remember(store, choices);
        }
        SettingsStore store(path);
        QVERIFY(rememberedDashboardChoices(store) == choices);
        store.setValue(u"dashboard/graphs"_s, u"perhaps"_s);
        store.setValue(u"dashboard/columns"_s, 7);
        store.setValue(u"dashboard/sortedBy"_s, u"colour"_s);
        QVERIFY(rememberedDashboardChoices(store) == DashboardChoices());
    }
};

QTEST_GUILESS_MAIN(TableChoicesTest)
#include "table_choices_test.moc"
