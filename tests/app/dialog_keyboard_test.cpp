// Every dialog and window beside the main one without a mouse; the window of recordings in all that it does.
#include "dialogs.h"
#include "keyboard_walk.h"
#include "recordings_desk.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

void activate(QWidget &window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

} // namespace

class DialogKeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void everyDialog_data()
    {
        QTest::addColumn<int>("dialog");
        for (int dialog = 0; dialog < dialogs().size(); ++dialog)
            QTest::newRow(dialogs()[dialog].name) << dialog;
    }
    void everyDialog()
    {
        QFETCH(const int, dialog);
        DialogDesk desk;
        const std::unique_ptr<QWidget> window(dialogs()[dialog].make(desk));
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        activate(*window);
        QCOMPARE(unreachedIn(*window).join(u", "_s), QString());
        press(*window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isVisible());
    }

    void pagesOfThePreferences()
    {
        DialogDesk desk;
        const std::unique_ptr<QWidget> window(dialogs()[0].make(desk));
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        activate(*window);
        auto *titles = window->findChild<QListWidget *>(u"pages"_s);
        QVERIFY(tabTo(*window, titles));
        for (int page = 1; page < titles->count(); ++page) {
            press(*window, Qt::Key_Down);
            QCOMPARE(titles->currentRow(), page);
        }
    }

    void reachesEveryControlOfThePlayer()
    {
        RecordingsDesk &desk = playing();
        // As where there is something to hear with.
        for (QWidget *control : {desk.find<QWidget>(u"volume"_s), desk.find<QWidget>(u"muteRecording"_s)})
            control->setEnabled(true);
        QCOMPARE(unreachedIn(desk.window).join(u", "_s), QString());
    }

    void playsPausesAndSeeks()
    {
        RecordingsDesk &desk = playing();
        auto *play = desk.find<QPushButton>(u"play"_s);
        QVERIFY(tabTo(desk.window, play));
        press(desk.window, Qt::Key_Space);
        QTRY_COMPARE(play->text(), u"&Play"_s);
        auto *seek = desk.find<QSlider>(u"seek"_s);
        QVERIFY(tabTo(desk.window, seek));
        const auto *time = desk.find<QLabel>(u"playedTime"_s);
        press(desk.window, Qt::Key_PageUp); // 30 s of 3
        QTRY_COMPARE_WITH_TIMEOUT(time->text(), u"0:03 of 0:03"_s, readingPatience);
        press(desk.window, Qt::Key_Home);
        QTRY_COMPARE_WITH_TIMEOUT(time->text(), u"0:00 of 0:03"_s, readingPatience);
        press(desk.window, Qt::Key_P, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(play->text(), u"&Pause"_s, readingPatience);
    }

    void louderQuieterAndSilent()
    {
        RecordingsDesk &desk = playing();
        auto *volume = desk.find<QSlider>(u"volume"_s);
        auto *mute = desk.find<QToolButton>(u"muteRecording"_s);
        volume->setEnabled(true); // as above
        mute->setEnabled(true);
        QVERIFY(tabTo(desk.window, volume));
        press(desk.window, Qt::Key_Left);
        QCOMPARE(volume->value(), volume->maximum() - volume->singleStep());
        press(desk.window, Qt::Key_M); // wherever the focus is in the player
        QVERIFY(mute->isChecked());
        QVERIFY(tabTo(desk.window, mute));
        press(desk.window, Qt::Key_Space);
        QTRY_VERIFY(!mute->isChecked());
    }

    void fillsTheScreen()
    {
        RecordingsDesk &desk = playing();
        QVERIFY(tabTo(desk.window, desk.find<QToolButton>(u"playerFullScreen"_s)));
        press(desk.window, Qt::Key_Space);
        QTRY_VERIFY(desk.window.isFullScreen());
        press(desk.window, Qt::Key_Space); // the player's now
        QTRY_COMPARE(desk.find<QPushButton>(u"play"_s)->text(), u"&Play"_s);
        QCOMPARE(unreachedIn(desk.window).join(u", "_s), QString());
        press(desk.window, Qt::Key_Escape);
        QTRY_VERIFY(!desk.window.isFullScreen());
    }

    void renamesAndDeletes()
    {
        RecordingsDesk &desk = open();
        QVERIFY(tabTo(desk.window, desk.list()));
        press(desk.window, Qt::Key_F2);
        auto *editor = desk.list()->findChild<QLineEdit *>();
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClicks(editor, u"second"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(desk.path(u"second.webm"_s)));
        QTRY_VERIFY(desk.list()->hasFocus());
        press(desk.window, Qt::Key_Delete);
        QTRY_VERIFY(!QFile::exists(desk.path(u"second.webm"_s)));
    }

    void streamsAndShows()
    {
        RecordingsDesk &desk = open();
        const QSignalSpy streamed(&desk.window, &RecordingsWindow::streamRequested);
        press(desk.window, Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(streamed.size(), 1);
        press(desk.window, Qt::Key_F, Qt::AltModifier);
        QTRY_COMPARE(desk.opened.size(), 1);
        QVERIFY(tabTo(desk.window, desk.button(u"showInFolder"_s)));
        press(desk.window, Qt::Key_Space);
        QTRY_COMPARE(desk.opened.size(), 2);
    }

    void theMenuOfARecording()
    {
        RecordingsDesk &desk = open();
        QVERIFY(tabTo(desk.window, desk.list()));
        pressWhenOpen([] { return QApplication::activePopupWidget(); }, {Qt::Key_Down, Qt::Key_Return});
        // What X11's platform makes of the Menu key; the offscreen one leaves it alone.
        QWidget *viewport = desk.list()->viewport();
        const QPoint place = viewport->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, viewport->mapToGlobal(place));
        QApplication::sendEvent(viewport, &event);
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<QPushButton>(u"play"_s)->text(), u"&Pause"_s, readingPatience);
    }

    void cleanup() { m_desk.reset(); }

private:
    RecordingsDesk &open()
    {
        m_desk = std::make_unique<RecordingsDesk>();
        m_desk->add(u"film.webm"_s);
        m_desk->open();
        activate(m_desk->window);
        m_desk->choose(u"film.webm"_s);
        return *m_desk;
    }

    RecordingsDesk &playing()
    {
        RecordingsDesk &desk = open();
        if (tabTo(desk.window, desk.list()))
            press(desk.window, Qt::Key_Return);
        const auto *seek = desk.find<QSlider>(u"seek"_s);
        if (!QTest::qWaitFor([seek] { return seek->maximum() > 2500; }, readingPatience))
            qWarning("it is not played");
        return desk;
    }

    std::unique_ptr<RecordingsDesk> m_desk;
};

QTEST_MAIN(DialogKeyboardTest)
#include "dialog_keyboard_test.moc"
