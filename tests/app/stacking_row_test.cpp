// Two widgets in a row: what a width means is the same whatever width the row has.
#include "share/stacking_row.h"

#include "look/look.h"

#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Desk
{
    QPushButton *first = new QPushButton(u"A button with some words"_s);
    QPushButton *second = new QPushButton(u"Another"_s);
    StackingRow row{first, second};
    int oneLine = first->sizeHint().height();
};

} // namespace

class StackingRowTest : public QObject
{
    Q_OBJECT

private slots:
    void sideBySideOrOneBelowTheOther()
    {
        Desk desk;
        const int least = desk.first->sizeHint().width() + spacing + desk.second->sizeHint().width();
        QCOMPARE(desk.row.heightForWidth(least), desk.oneLine);
        QCOMPARE(desk.row.heightForWidth(least - 1), 2 * desk.oneLine + spacing);
        desk.row.show();
        desk.row.resize(least, desk.oneLine);
        QTRY_COMPARE(desk.second->y(), desk.first->y());
        QVERIFY(desk.second->x() >= desk.first->geometry().right());
        desk.row.resize(least - 1, 2 * desk.oneLine + spacing);
        QTRY_VERIFY(desk.second->y() >= desk.first->geometry().bottom());
    }

    void theHeightOfAWidthIsTheSameAtEachWidth()
    {
        Desk desk;
        desk.row.show();
        for (int asked = 100; asked < 500; asked += 7) {
            desk.row.resize(120, 80);
            QCoreApplication::processEvents();
            const int height = desk.row.heightForWidth(asked);
            desk.row.resize(480, 80);
            QCoreApplication::processEvents();
            QCOMPARE(desk.row.heightForWidth(asked), height);
        }
    }

    void whatIsHiddenTakesNoRoom()
    {
        for (const bool isFirst : {true, false}) {
            Desk desk;
            (isFirst ? desk.first : desk.second)->hide();
            const QPushButton *shown = isFirst ? desk.second : desk.first;
            QCOMPARE(desk.row.heightForWidth(400), desk.oneLine);
            QCOMPARE(desk.row.sizeHint(), shown->sizeHint());
            desk.row.resize(400, desk.oneLine);
            desk.row.show();
            QTRY_COMPARE(shown->geometry(), QRect(0, 0, 400, desk.oneLine));
        }
    }
};

QTEST_MAIN(StackingRowTest)
#include "stacking_row_test.moc"
