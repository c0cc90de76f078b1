#include "web/capture_chooser.h"

#include "web/capture_dialog.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

/// What the engine offers, and what the page got.
struct Desk
{
    void request()
    {
        chooser.choose({screens, windows}, &window, [this](const std::optional<CaptureItem> &item) {
            answers.append(item ? item->name : u"nothing"_s);
            rows.append(item ? item->row : -1);
            kind = item ? item->kind : CaptureKind::Screen;
        });
    }
    CaptureDialog *dialog() const
    {
        for (auto *dialog : window.findChildren<CaptureDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    /// Asks, and answers with a row of one of the lists.
    void choose(const QString &list, int row)
    {
        chooser.askNext();
        request();
        auto *view = dialog()->findChild<QListView *>(list);
        view->setCurrentIndex(view->model()->index(row, 0));
        dialog()->findChild<QPushButton *>(u"showChosen"_s)->click();
    }
    void press(Qt::Key key) const
    {
        QWidget *focused = dialog()->focusWidget();
        QTest::keyClick(focused ? focused : dialog(), key);
    }

    QStringListModel screens{{u"Screen 1"_s, u"Screen 2"_s}};
    QStringListModel windows{{u"Editor"_s, u"Terminal"_s, u"Terminal"_s}};
    QWidget window;
    CaptureChooser chooser;
    QStringList answers;
    QList<int> rows;
    CaptureKind kind = CaptureKind::Screen;
};

} // namespace

class CaptureChooserTest : public QObject
{
    Q_OBJECT

private slots:
    void nobodyIsAskedBeforeThereWasAChoice()
    {
        Desk desk;
        desk.request();
        QCOMPARE(desk.answers, QStringList{u"Screen 1"_s});
        QVERIFY(!desk.dialog());
        desk.screens.setStringList({});
        desk.request();
        QCOMPARE(desk.answers.last(), u"nothing"_s);
    }

    void theFirstScreenNeedsOneKey()
    {
        Desk desk;
        desk.chooser.askNext();
        desk.request();
        QVERIFY(desk.dialog());
        QVERIFY(desk.answers.isEmpty());
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answers, QStringList{u"Screen 1"_s});
        QVERIFY(!desk.dialog());
    }

    void aWindowIsChosenWithTheKeyboard()
    {
        Desk desk;
        desk.chooser.askNext();
        desk.request();
        auto *windows = desk.dialog()->findChild<QListView *>(u"windows"_s);
        windows->setFocus(); // dialog_keyboard_test tells whether Tab leads there
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Down);
        QVERIFY(!desk.dialog()->findChild<QListView *>(u"screens"_s)->selectionModel()->hasSelection());
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answers, QStringList{u"Terminal"_s});
        QVERIFY(desk.kind == CaptureKind::Window);
        QCOMPARE(desk.rows, QList<int>{windows->currentIndex().row()});
    }

    void whatIsCancelledIsRefusedAndAskedAgain()
    {
        Desk desk;
        desk.chooser.askNext();
        desk.request();
        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.answers, QStringList{u"nothing"_s});
        desk.request();
        QVERIFY(desk.dialog());
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answers.last(), u"Screen 1"_s);
    }

    void aChoiceIsRepeatedWhereverItIsNow()
    {
        Desk desk;
        desk.choose(u"windows"_s, 0);
        desk.windows.setStringList({u"Browser"_s, u"Editor"_s});
        desk.request();
        QCOMPARE(desk.answers, QStringList({u"Editor"_s, u"Editor"_s}));
        QCOMPARE(desk.rows, QList<int>({0, 1}));
        QVERIFY(!desk.dialog());
    }

    void aWindowThatIsGoneOrCouldBeEitherIsAskedFor()
    {
        Desk desk;
        desk.choose(u"windows"_s, 0);
        desk.windows.setStringList({u"Browser"_s});
        desk.request();
        QVERIFY(desk.dialog());
        desk.press(Qt::Key_Escape);
        desk.windows.setStringList({u"Terminal"_s, u"Terminal"_s});
        desk.choose(u"windows"_s, 1);
        QCOMPARE(desk.rows.last(), 1);
        desk.request();
        QVERIFY(desk.dialog());
    }

    void aScreenIsAskedForAgainWhenTheMonitorsHaveChanged()
    {
        Desk desk;
        desk.choose(u"screens"_s, 1);
        desk.request();
        QCOMPARE(desk.answers, QStringList({u"Screen 2"_s, u"Screen 2"_s}));
        desk.chooser.forgetScreen();
        desk.request();
        QVERIFY(desk.dialog());
        desk.press(Qt::Key_Return);
        // A window stays what it is.
        desk.choose(u"windows"_s, 0);
        desk.chooser.forgetScreen();
        desk.request();
        QVERIFY(!desk.dialog());
        QCOMPARE(desk.answers.last(), u"Editor"_s);
    }

    void aNewRequestEndsTheOneBefore()
    {
        Desk desk;
        desk.chooser.askNext();
        desk.request();
        desk.request();
        QCOMPARE(desk.answers, QStringList{u"nothing"_s});
        QVERIFY(desk.dialog());
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answers.last(), u"Screen 1"_s);
        QVERIFY(!desk.dialog());
    }

    void nothingCanBeShownOnceTheChosenWindowHasClosed()
    {
        Desk desk;
        desk.screens.setStringList({});
        desk.windows.setStringList({u"Editor"_s});
        desk.chooser.askNext();
        desk.request();
        const auto *show = desk.dialog()->findChild<QPushButton *>(u"showChosen"_s);
        QVERIFY(show->isEnabled());
        desk.windows.removeRow(0);
        QVERIFY(!show->isEnabled());
        QVERIFY(!desk.dialog()->chosen());
    }
};

QTEST_MAIN(CaptureChooserTest)
#include "capture_chooser_test.moc"
