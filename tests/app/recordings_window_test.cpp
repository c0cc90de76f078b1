// The window of recordings over a folder with real files.
#include "recordings/recording_player.h"
#include "recordings_desk.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::record::RecordingFileState;
using lancast::record::RecordingFileStatus;

class RecordingsWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyAndMissingFoldersTeach()
    {
        RecordingsDesk desk;
        desk.open();
        QVERIFY(desk.empty().contains(desk.directory.path()));
        QVERIFY(!desk.list()->isVisible());
        for (const char *action : {"streamRecording", "showInFolder", "renameRecording", "removeRecording"})
            QVERIFY(!desk.button(QString::fromLatin1(action))->isEnabled());
        desk.window.setFolder(desk.path(u"none"_s));
        QTRY_VERIFY(desk.empty().contains(u"is not there"_s));
    }

    void filesAppearAndGo()
    {
        RecordingsDesk desk;
        desk.open();
        desk.add(u"first.webm"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, readingPatience);
        QVERIFY(desk.list()->isVisible());
        QCOMPARE(desk.model().index(0).data().toString(), u"first"_s);
        desk.add(u"notes.txt"_s);
        desk.add(u"second.webm"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 2, readingPatience);
        QVERIFY(QFile::remove(desk.path(u"first.webm"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, readingPatience);
        QCOMPARE(desk.model().index(0).data().toString(), u"second"_s);
    }

    void theListTellsLengthSizeAndPicture()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.add(u"sound.webm"_s, u"ffmpeg-opus.webm"_s);
        desk.add(u"text.webm"_s, u"README.md"_s);
        desk.open();
        for (int row = 0; row < 3; ++row)
            QTRY_VERIFY_WITH_TIMEOUT(desk.model().index(row).data(RecordingsModel::IsReadRole).toBool(),
                                     readingPatience);
        const auto details = [&desk](const QString &name) {
            const QModelIndex index = desk.model().indexOf(desk.path(name));
            return index.data(RecordingsModel::DetailsRole).toString();
        };
        const auto picture = [&desk](const QString &name) {
            return desk.model().indexOf(desk.path(name)).data(Qt::DecorationRole);
        };
        QVERIFY2(details(u"film.webm"_s).startsWith(u"0:03 · "_s), qPrintable(details(u"film.webm"_s)));
        QVERIFY(!picture(u"film.webm"_s).value<QPixmap>().isNull());
        QVERIFY(picture(u"sound.webm"_s).value<QPixmap>().isNull());
        QVERIFY(details(u"text.webm"_s).startsWith(u"Not a recording"_s));
        desk.choose(u"text.webm"_s);
        QVERIFY(!desk.button(u"streamRecording"_s)->isEnabled());
        QVERIFY(desk.button(u"removeRecording"_s)->isEnabled());
    }

    void whatIsBeingRecordedIsMarkedAndLeftAlone()
    {
        RecordingsDesk desk;
        desk.add(u"now.webm"_s);
        desk.open();
        RecordingFileStatus status;
        status.state = RecordingFileState::Writing;
        status.path = desk.path(u"now.webm"_s);
        status.length = std::chrono::seconds(65);
        status.bytes = 2'500'000;
        desk.window.setRecordingFile(status);
        const QModelIndex index = desk.model().indexOf(status.path);
        QCOMPARE(index.data(RecordingsModel::DetailsRole).toString(), u"Being recorded\n00:01:05 · 2.5 MB"_s);
        desk.choose(u"now.webm"_s);
        QVERIFY(!desk.button(u"streamRecording"_s)->isEnabled());
        QVERIFY(!desk.button(u"renameRecording"_s)->isEnabled());
        QVERIFY(!desk.button(u"removeRecording"_s)->isEnabled());
        // Nor by the keys of the list.
        QTest::keyClick(desk.list(), Qt::Key_Delete);
        QTest::keyClick(desk.list(), Qt::Key_F2);
        QTest::keyClick(desk.list(), Qt::Key_Return);
        QVERIFY(QFile::exists(status.path));
        QVERIFY(!desk.list()->findChild<QLineEdit *>());
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), QString());
        desk.window.setRecordingFile({});
        QTRY_VERIFY_WITH_TIMEOUT(index.data(RecordingsModel::DetailsRole).toString().startsWith(u"0:03"_s),
                                 readingPatience);
        QVERIFY(desk.button(u"streamRecording"_s)->isEnabled());
    }

    void renamesInTheList()
    {
        RecordingsDesk desk;
        desk.add(u"old.webm"_s);
        desk.add(u"taken.webm"_s);
        desk.open();
        desk.choose(u"old.webm"_s);
        const auto rename = [&desk](const QString &name) {
            desk.button(u"renameRecording"_s)->click();
            auto *editor = desk.list()->findChild<QLineEdit *>();
            QVERIFY(editor);
            editor->selectAll();
            QTest::keyClicks(editor, name);
            QTest::keyClick(editor, Qt::Key_Return);
        };
        rename(u"taken"_s);
        const auto *note = desk.find<QLabel>(u"recordingsNote"_s);
        QTRY_VERIFY(note->text().contains(u"taken.webm"_s));
        QVERIFY(QFile::exists(desk.path(u"old.webm"_s)));
        QTRY_VERIFY(!desk.list()->findChild<QLineEdit *>());
        rename(u"new"_s);
        QTRY_VERIFY(QFile::exists(desk.path(u"new.webm"_s)));
        QVERIFY(!QFile::exists(desk.path(u"old.webm"_s)));
        QVERIFY(!note->isVisible());
        QTRY_COMPARE(desk.model().rowCount(), 2);
    }

    void newsOfAFileLeavesItsNewNameAlone()
    {
        RecordingsDesk desk;
        desk.add(u"old.webm"_s);
        desk.open();
        desk.choose(u"old.webm"_s);
        const QModelIndex index = desk.list()->currentIndex();
        desk.button(u"renameRecording"_s)->click();
        auto *editor = desk.list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        emit desk.model().dataChanged(index, index); // before a key: typing replaces the name all the same
        QTest::keyClicks(editor, u"ne"_s);
        emit desk.model().dataChanged(index, index);
        QTest::keyClicks(editor, u"w"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(desk.path(u"new.webm"_s)));
    }

    void goesToTheTrashOrAsks()
    {
        RecordingsDesk desk;
        desk.add(u"one.webm"_s);
        desk.add(u"two.webm"_s);
        desk.open();
        desk.choose(u"one.webm"_s);
        desk.button(u"removeRecording"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, readingPatience);
        QCOMPARE(desk.asked, QStringList());
        desk.hasTrash = false;
        desk.mayDelete = false;
        desk.choose(u"two.webm"_s);
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(desk.asked.size(), 1);
        QVERIFY(QFile::exists(desk.path(u"two.webm"_s)));
        desk.mayDelete = true;
        desk.button(u"removeRecording"_s)->click();
        QVERIFY(!QFile::exists(desk.path(u"two.webm"_s)));
    }

    void streamsAndShows()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        desk.choose(u"film.webm"_s);
        QSignalSpy streamed(&desk.window, &RecordingsWindow::streamRequested);
        QTRY_VERIFY(desk.button(u"streamRecording"_s)->isEnabled());
        desk.button(u"streamRecording"_s)->click();
        QCOMPARE(streamed[0][0].toString(), desk.path(u"film.webm"_s));
        desk.button(u"showInFolder"_s)->click();
        QCOMPARE(desk.opened, QStringList(desk.directory.path()));
    }

    void plays()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        desk.choose(u"film.webm"_s);
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Return);
        auto *seek = desk.find<QSlider>(u"seek"_s);
        const auto *stage = desk.find<QLabel>(u"stageText"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seek->maximum() > 2500 || !stage->text().isEmpty(), readingPatience);
        QCOMPARE(stage->text(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(seek->value() > 0, readingPatience);
        auto *play = desk.find<QPushButton>(u"play"_s);
        QCOMPARE(play->text(), u"&Pause"_s);
        auto *player = desk.window.findChild<RecordingPlayer *>();
        QTest::keyClick(player, Qt::Key_Space);
        QTRY_COMPARE(play->text(), u"&Play"_s);
        seek->setValue(2000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>(u"playedTime"_s)->text() == u"0:02 of 0:03"_s,
                                 readingPatience);
        QTest::keyClick(player, Qt::Key_F);
        QVERIFY(desk.window.isFullScreen() && !desk.list()->isVisible());
        QTest::keyClick(player, Qt::Key_Escape);
        QVERIFY(!desk.window.isFullScreen() && desk.list()->isVisible());
        // Its file is let go of before it goes.
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(player->path(), QString());
    }

    void theChosenOneIsPlayedByThePlayButton()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.add(u"text.webm"_s, u"README.md"_s);
        desk.open();
        auto *play = desk.find<QPushButton>(u"play"_s);
        const auto *stage = desk.find<QLabel>(u"stageText"_s);
        desk.choose(u"text.webm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!play->isEnabled(), readingPatience); // once it has been read
        desk.choose(u"film.webm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(play->isEnabled(), readingPatience);
        QVERIFY2(stage->text().contains(u"Play"_s), qPrintable(stage->text()));
        play->click();
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), desk.path(u"film.webm"_s));
        QTRY_COMPARE_WITH_TIMEOUT(play->text(), u"&Pause"_s, readingPatience);
    }

    void returnPlaysWhatIsChosenWhenTheWindowOpens()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTRY_VERIFY_WITH_TIMEOUT(desk.button(u"streamRecording"_s)->isEnabled(), readingPatience);
        QVERIFY(desk.window.focusWidget());
        QTest::keyClick(desk.window.focusWidget(), Qt::Key_Return);
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), desk.path(u"film.webm"_s));
    }

    void closesByItsKeys()
    {
        for (const auto &[key, modifiers] :
             {std::pair(Qt::Key_Escape, Qt::NoModifier), std::pair(Qt::Key_W, Qt::ControlModifier)}) {
            RecordingsDesk desk;
            desk.open();
            desk.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&desk.window));
            QTest::keyClick(&desk.window, key, modifiers);
            QTRY_VERIFY(!desk.window.isVisible());
        }
    }

    void aFolderThatGoesAndComesBack()
    {
        RecordingsDesk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        QCOMPARE(desk.model().rowCount(), 1);
        const QString elsewhere = desk.directory.path() + u"-gone"_s;
        QVERIFY(QDir().rename(desk.directory.path(), elsewhere));
        QTRY_VERIFY_WITH_TIMEOUT(desk.empty().contains(u"is not there"_s), readingPatience);
        QCOMPARE(desk.model().rowCount(), 0);
        QVERIFY(!desk.button(u"removeRecording"_s)->isEnabled());
        QVERIFY(QDir().rename(elsewhere, desk.directory.path()));
        // Nothing tells of that; who comes back to the window finds it.
        QEvent event(QEvent::ActivationChange);
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QApplication::sendEvent(&desk.window, &event);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, readingPatience);
        QVERIFY(desk.list()->isVisible());
        desk.add(u"more.webm"_s); // and it is watched again
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 2, readingPatience);
    }

    void whatIsNoRecordingIsNotPlayed()
    {
        RecordingsDesk desk;
        desk.add(u"text.webm"_s, u"README.md"_s);
        desk.open();
        desk.choose(u"text.webm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list()->currentIndex().data(RecordingsModel::IsReadRole).toBool(),
                                 readingPatience);
        QTest::keyClick(desk.list(), Qt::Key_Return);
        QCOMPARE(desk.window.findChild<RecordingPlayer *>()->path(), QString());
        QVERIFY(desk.button(u"renameRecording"_s)->isEnabled());
        QVERIFY(desk.button(u"showInFolder"_s)->isEnabled());
    }

    void fiveHundredFilesHoldNothingUp()
    {
        RecordingsDesk desk;
        constexpr int count = 500;
        for (int i = 0; i < count; ++i)
            desk.add(u"%1.webm"_s.arg(i));
        QElapsedTimer timer;
        timer.start();
        desk.window.setFolder(desk.directory.path());
        desk.window.show();
        const qint64 shown = timer.elapsed();
        // The window keeps answering: no turn of its loop takes long.
        qint64 longest = 0;
        const auto spinUntil = [&](const std::function<bool()> &condition) {
            while (!condition() && timer.elapsed() < readingPatience) {
                QElapsedTimer turn;
                turn.start();
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                longest = std::max(longest, turn.elapsed());
            }
            return condition();
        };
        QVERIFY(spinUntil([&] { return desk.model().rowCount() == count; }));
        const qint64 listed = timer.elapsed();
        QVERIFY(spinUntil([&] {
            for (int row = 0; row < count; ++row) {
                if (!desk.model().index(row).data(RecordingsModel::IsReadRole).toBool())
                    return false;
            }
            return true;
        }));
        qInfo("500 files: window shown in %lld ms, listed in %lld, read in %lld, longest turn %lld", shown,
              listed, timer.elapsed(), longest);
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
    }
};

QTEST_MAIN(RecordingsWindowTest)
#include "recordings_window_test.moc"
