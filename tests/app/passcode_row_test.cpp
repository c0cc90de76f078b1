#include "share/passcode_row.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Desk
{
    Desk() { row.show(); }

    void type(const QString &text)
    {
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    PasscodeRow row;
    QCheckBox *box = row.findChild<QCheckBox *>();
    QLineEdit *field = row.findChild<QLineEdit *>();
    QSignalSpy chosen{&row, &PasscodeRow::chosen};
};

} // namespace

class PasscodeRowTest : public QObject
{
    Q_OBJECT

private slots:
    void switchingOnSuggestsOne()
    {
        Desk desk;
        QVERIFY(!desk.field->isVisible());
        desk.box->click();
        QVERIFY(desk.field->isVisible());
        const QString suggested = desk.field->text();
        QCOMPARE(suggested.size(), 6);
        QCOMPARE(desk.chosen.size(), 1);
        QCOMPARE(desk.chosen[0], QVariantList({true, suggested}));
        desk.box->click();
        QCOMPARE(desk.chosen[1][0], false);
        QVERIFY(!desk.field->isVisible());
        desk.box->click(); // guests who know it still do
        QCOMPARE(desk.chosen[2], QVariantList({true, suggested}));
    }

    void anotherOneIsTyped()
    {
        Desk desk;
        desk.row.setChoice(true, u"111111"_s);
        desk.type(u" blue grass "_s);
        QCOMPARE(desk.chosen.size(), 1);
        QCOMPARE(desk.chosen[0], QVariantList({true, u"blue grass"_s}));
        QCOMPARE(desk.field->text(), u"blue grass"_s);
        desk.type(u"blue grass"_s);
        QCOMPARE(desk.chosen.size(), 1);
    }

    void nothingIsNoPasscode()
    {
        Desk desk;
        desk.row.setChoice(true, u"111111"_s);
        desk.type(u"   "_s);
        QCOMPARE(desk.chosen.size(), 0);
        QCOMPARE(desk.field->text(), u"111111"_s);
        QCOMPARE(desk.field->maxLength(), 64);
    }

    void leavingTheFieldChangesNothing()
    {
        Desk desk;
        desk.row.setChoice(true, u" blank at both ends "_s);
        QTest::keyClick(desk.field, Qt::Key_Return);
        QCOMPARE(desk.chosen.size(), 0);
    }

    void whatIsBeingTypedStays()
    {
        Desk desk;
        desk.row.setChoice(true, u"111111"_s);
        desk.field->selectAll();
        QTest::keyClicks(desk.field, u"22"_s);
        desk.row.setChoice(true, u"111111"_s); // the limit of viewers has changed meanwhile
        QCOMPARE(desk.field->text(), u"22"_s);
    }
};

QTEST_MAIN(PasscodeRowTest)
#include "passcode_row_test.moc"
