// The window of recordings over a folder with real files.
#include "recordings/recording_player.h"
#include "recordings/recordings_model.h"
#include "recordings/recordings_window.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::relay::RecordingFileState;
using lancast::relay::RecordingFileStatus;

namespace {

constexpr int patience = 20'000;

struct Desk
{
    void add(const QString &name, const QString &data = u"ffmpeg.webm"_s) const
    {
        QVERIFY(QFile::copy(QStringLiteral(LANCAST_TEST_DATA "/") + data, directory.filePath(name)));
    }

    void open()
    {
        window.setFolder(directory.path());
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(model().folderState() != RecordingsModel::FolderState::Reading, patience);
    }

    void choose(const QString &name)
    {
        const QModelIndex index = model().indexOf(directory.filePath(name));
        QVERIFY(index.isValid());
        list()->setCurrentIndex(index);
    }

    RecordingsModel &model() { return window.model(); }
    QListView *list() const { return find<QListView>(u"recordingList"_s); }
    QPushButton *button(const QString &action) const { return find<QPushButton>(action + u"Button"_s); }
    QString empty() const
    {
        const auto *label = find<QLabel>(u"recordingsEmpty"_s);
        return label->isVisible() ? label->text() : QString();
    }
    template<typename Widget> Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }

    QTemporaryDir directory;
    QStringList opened;
    QStringList asked;
    bool hasTrash = true;
    bool mayDelete = true;
    RecordingsWindow window{{[] { return QDBusConnection(u"none"_s); },
                             [this](const QString &folder) { opened.append(folder); },
                             [this](const QString &path) { return hasTrash && QFile::remove(path); },
                             [this](QWidget *, const QString &path) {
                                 asked.append(path);
                                 return mayDelete;
                             }}};
};

} // namespace

class RecordingsWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyAndMissingFoldersTeach()
    {
        Desk desk;
        desk.open();
        QVERIFY(desk.empty().contains(desk.directory.path()));
        QVERIFY(!desk.list()->isVisible());
        for (const char *action : {"streamRecording", "showInFolder", "renameRecording", "removeRecording"})
            QVERIFY(!desk.button(QString::fromLatin1(action))->isEnabled());
        desk.window.setFolder(desk.directory.filePath(u"none"_s));
        QTRY_VERIFY(desk.empty().contains(u"is not there"_s));
    }

    void filesAppearAndGo()
    {
        Desk desk;
        desk.open();
        desk.add(u"first.webm"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, patience);
        QVERIFY(desk.list()->isVisible());
        QCOMPARE(desk.model().index(0).data().toString(), u"first"_s);
        desk.add(u"notes.txt"_s);
        desk.add(u"second.webm"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 2, patience);
        QVERIFY(QFile::remove(desk.directory.filePath(u"first.webm"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, patience);
        QCOMPARE(desk.model().index(0).data().toString(), u"second"_s);
    }

    void theListTellsLengthSizeAndPicture()
    {
        Desk desk;
        desk.add(u"film.webm"_s);
        desk.add(u"sound.webm"_s, u"ffmpeg-opus.webm"_s);
        desk.add(u"text.webm"_s, u"README.md"_s);
        desk.open();
        for (int row = 0; row < 3; ++row)
            QTRY_VERIFY_WITH_TIMEOUT(desk.model().index(row).data(RecordingsModel::IsReadRole).toBool(),
                                     patience);
        const auto details = [&desk](const QString &name) {
            const QModelIndex index = desk.model().indexOf(desk.directory.filePath(name));
            return index.data(RecordingsModel::DetailsRole).toString();
        };
        const auto picture = [&desk](const QString &name) {
            return desk.model().indexOf(desk.directory.filePath(name)).data(Qt::DecorationRole);
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
        Desk desk;
        desk.add(u"now.webm"_s);
        desk.open();
        RecordingFileStatus status;
        status.state = RecordingFileState::Writing;
        status.path = desk.directory.filePath(u"now.webm"_s);
        status.length = std::chrono::seconds(65);
        status.bytes = 2'500'000;
        desk.window.setRecordingFile(status);
        const QModelIndex index = desk.model().indexOf(status.path);
        QCOMPARE(index.data(RecordingsModel::DetailsRole).toString(), u"Being recorded\n00:01:05 · 2.5 MB"_s);
        desk.choose(u"now.webm"_s);
        QVERIFY(!desk.button(u"streamRecording"_s)->isEnabled());
        QVERIFY(!desk.button(u"renameRecording"_s)->isEnabled());
        QVERIFY(!desk.button(u"removeRecording"_s)->isEnabled());
        desk.window.setRecordingFile({});
        QTRY_VERIFY_WITH_TIMEOUT(index.data(RecordingsModel::DetailsRole).toString().startsWith(u"0:03"_s),
                                 patience);
        QVERIFY(desk.button(u"streamRecording"_s)->isEnabled());
    }

    void renamesInTheList()
    {
        Desk desk;
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
        QVERIFY(QFile::exists(desk.directory.filePath(u"old.webm"_s)));
        QTRY_VERIFY(!desk.list()->findChild<QLineEdit *>());
        rename(u"new"_s);
        QTRY_VERIFY(QFile::exists(desk.directory.filePath(u"new.webm"_s)));
        QVERIFY(!QFile::exists(desk.directory.filePath(u"old.webm"_s)));
        QVERIFY(!note->isVisible());
        QTRY_COMPARE(desk.model().rowCount(), 2);
    }

    void goesToTheTrashOrAsks()
    {
        Desk desk;
        desk.add(u"one.webm"_s);
        desk.add(u"two.webm"_s);
        desk.open();
        desk.choose(u"one.webm"_s);
        desk.button(u"removeRecording"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, patience);
        QCOMPARE(desk.asked, QStringList());
        desk.hasTrash = false;
        desk.mayDelete = false;
        desk.choose(u"two.webm"_s);
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(desk.asked.size(), 1);
        QVERIFY(QFile::exists(desk.directory.filePath(u"two.webm"_s)));
        desk.mayDelete = true;
        desk.button(u"removeRecording"_s)->click();
        QVERIFY(!QFile::exists(desk.directory.filePath(u"two.webm"_s)));
    }

    void streamsAndShows()
    {
        Desk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        desk.choose(u"film.webm"_s);
        QSignalSpy streamed(&desk.window, &RecordingsWindow::streamRequested);
        QTRY_VERIFY(desk.button(u"streamRecording"_s)->isEnabled());
        desk.button(u"streamRecording"_s)->click();
        QCOMPARE(streamed[0][0].toString(), desk.directory.filePath(u"film.webm"_s));
        desk.button(u"showInFolder"_s)->click();
        QCOMPARE(desk.opened, QStringList(desk.directory.path()));
    }

    void plays()
    {
        Desk desk;
        desk.add(u"film.webm"_s);
        desk.open();
        desk.choose(u"film.webm"_s);
        desk.list()->setFocus();
        QTest::keyClick(desk.list(), Qt::Key_Return);
        auto *seek = desk.find<QSlider>(u"seek"_s);
        const auto *stage = desk.find<QLabel>(u"stageText"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seek->maximum() > 2500 || !stage->text().isEmpty(), patience);
        QCOMPARE(stage->text(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(seek->value() > 0, patience);
        auto *play = desk.find<QPushButton>(u"play"_s);
        QCOMPARE(play->text(), u"&Pause"_s);
        auto *player = desk.window.findChild<RecordingPlayer *>();
        QTest::keyClick(player, Qt::Key_Space);
        QTRY_COMPARE(play->text(), u"&Play"_s);
        seek->setValue(2000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>(u"playedTime"_s)->text() == u"0:02 of 0:03"_s, patience);
        QTest::keyClick(player, Qt::Key_F);
        QVERIFY(desk.window.isFullScreen() && !desk.list()->isVisible());
        QTest::keyClick(player, Qt::Key_Escape);
        QVERIFY(!desk.window.isFullScreen() && desk.list()->isVisible());
        // Its file is let go of before it goes.
        desk.button(u"removeRecording"_s)->click();
        QCOMPARE(player->path(), QString());
    }

    void fiveHundredFilesAreListedAtOnce()
    {
        Desk desk;
        for (int i = 0; i < 500; ++i)
            desk.add(u"%1.webm"_s.arg(i));
        QElapsedTimer timer;
        timer.start();
        desk.open();
        QCOMPARE(desk.model().rowCount(), 500);
        qInfo("500 files listed in %lld ms", timer.elapsed());
        // The window keeps answering while the files are read: no turn of its loop takes long.
        qint64 longest = 0;
        const auto isAllRead = [&desk] {
            for (int row = 0; row < 500; ++row) {
                if (!desk.model().index(row).data(RecordingsModel::IsReadRole).toBool())
                    return false;
            }
            return true;
        };
        while (!isAllRead() && timer.elapsed() < patience) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            longest = std::max(longest, turn.elapsed());
        }
        QVERIFY(isAllRead());
        qInfo("all read in %lld ms, longest turn %lld ms", timer.elapsed(), longest);
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
    }
};

QTEST_MAIN(RecordingsWindowTest)
#include "recordings_window_test.moc"
