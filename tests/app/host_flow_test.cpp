// One evening with the application: real window, real web pages, real relay.
#include "dashboard/client_model.h"
#include "dashboard/client_table.h"
#include "host_flow_desk.h"
#include "qt_warnings.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWebEnginePage>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr QSize chosenSize{820, 660};

/// Not QTRY_VERIFY: to ask a page takes time too, and counts here.
[[nodiscard]] bool comesTrue(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patience);
}

/// A click where a person would put it; the widget has to be there, and in reach.
void click(QWidget *widget)
{
    QVERIFY(widget);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(widget->height() / 2, widget->height() / 2));
}

void choose(QComboBox *box, const QString &text)
{
    const int index = box->findText(text, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), index);
}

/// The table's row of the first guest; invalid without one.
QModelIndex guestRow(const QAbstractItemModel &model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, ClientModel::Role).data() != u"Host"_s)
            return model.index(row, ClientModel::Who);
    }
    return {};
}

/// In seconds, as ffprobe reads it from the file's head; 0 if it does not.
double durationOf(const QString &path)
{
    QProcess ffprobe;
    ffprobe.start(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"format=duration"_s, u"-of"_s,
                                 u"csv=p=0"_s, path});
    return ffprobe.waitForFinished(patience) ? ffprobe.readAllStandardOutput().trimmed().toDouble() : 0;
}

/// Picks the entry whose mnemonic is \a key from the menu that is open.
void pick(Qt::Key key)
{
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), key);
}

} // namespace

/// The steps follow each other as they do at a host's: each starts where the one before has ended.
class HostFlowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        launch();
    }

    void choosesTheTestPattern()
    {
        click(m_desk->find<QToolButton>(u"source-test-pattern"_s));
        choose(m_desk->find<QComboBox>(u"quality"_s), u"Low"_s);
        QVERIFY(comesTrue([this] { return label(u"picture"_s).startsWith(u"640x360,"_s); }));
        QCOMPARE(m_desk->state(), u"waiting"_s);
    }

    void goesLive()
    {
        click(m_desk->find<QPushButton>(u"mainButton"_s));
        QVERIFY(comesTrue([this] { return m_desk->state() == u"live"_s; }));
        QTRY_COMPARE(label(u"stateWord"_s), u"LIVE"_s);
        QCOMPARE(m_desk->status().value(u"height"_s).toInt(), 360);
    }

    void aViewerWindowPlays()
    {
        click(viewerWindowButton());
        QTRY_VERIFY(viewerPage());
        QVERIFY2(comesTrue([] { return framesShown(viewerPage()) > 10; }), qPrintable(textOf(viewerPage())));
        // The page tells its delay every other second, and the table shows it.
        QVERIFY(comesTrue([&] { return m_desk->guest().value(u"delayMs"_s).isDouble(); }));
        QVERIFY(comesTrue([&] { return shownDelay().endsWith(u" s"_s); }));
        QCOMPARE(label(u"viewerCount"_s), u"1"_s);
    }

    void endsThatVisit()
    {
        openMenuOf(guestRow(*table().model()));
        pick(Qt::Key_E);
        QVERIFY(comesTrue([] { return textOf(viewerPage()).contains(u"The host has ended your visit."_s); }));
        QVERIFY(comesTrue([this] { return m_desk->guest().isEmpty(); }));
        QTRY_VERIFY(!guestRow(*table().model()).isValid());
        QTRY_COMPARE(label(u"viewerCount"_s), u"0"_s);
    }

    void aNewViewerWindowIsWelcome()
    {
        topLevelOf(viewerPage())->close();
        QTRY_VERIFY(!viewerPage());
        QVERIFY(m_desk->activate());
        QTest::keyClick(&m_desk->window(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(viewerPage());
        QVERIFY(comesTrue([] { return framesShown(viewerPage()) > 10; }));
    }

    void switchesToTheCameraWhileLive()
    {
        click(m_desk->find<QToolButton>(u"source-camera"_s));
        // The pattern's strip is gone from what the guest sees, and the picture goes on.
        QVERIFY(comesTrue([&] { return m_desk->status().value(u"totals"_s)[u"recordings"_s].toInt() >= 2; }));
        QVERIFY(comesTrue([&] { return !showsTestPattern(); }));
        const int frames = framesShown(viewerPage());
        QVERIFY(comesTrue([&] { return framesShown(viewerPage()) > frames + 10; }));
        QCOMPARE(m_desk->state(), u"live"_s);
    }

    void recordsToAFile()
    {
        const QDir folder(m_directory.filePath(u"recordings"_s));
        click(m_desk->find<QPushButton>(u"record"_s));
        // It begins with the newest keyframe, so with some seconds already.
        static const QRegularExpression twoSeconds(u"REC 00:00:(0[2-9]|[1-5])"_s);
        QVERIFY(comesTrue([this] { return label(u"recordingState"_s).contains(twoSeconds); }));
        click(m_desk->find<QPushButton>(u"record"_s));
        QVERIFY(comesTrue([this] { return label(u"recordingState"_s).isEmpty(); }));
        QCOMPARE(m_desk->state(), u"live"_s);
        const QStringList files = folder.entryList({u"*.webm"_s}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const QString path = folder.filePath(files.constFirst());
        // The window says where it is.
        QVERIFY(comesTrue([&] {
            const auto texts = m_desk->window().findChildren<QLabel *>(u"messageText"_s);
            return std::ranges::any_of(texts,
                                       [&](const QLabel *text) { return text->text().contains(path); });
        }));
        // Finished: it says how long it is.
        QVERIFY(comesTrue([&path] { return durationOf(path) >= 2; }));
        QVERIFY2(durationOf(path) < 60, qPrintable(QString::number(durationOf(path))));
    }

    void pausesAndGoesOn()
    {
        click(m_desk->find<QPushButton>(u"pause"_s));
        QVERIFY(comesTrue([&] { return m_desk->state() == u"paused"_s; }));
        QVERIFY(comesTrue([&] { return textOf(viewerPage()).contains(u"The host has paused."_s); }));
        click(m_desk->find<QPushButton>(u"pause"_s));
        QVERIFY(comesTrue([&] { return m_desk->state() == u"live"_s; }));
        const int frames = framesShown(viewerPage());
        QVERIFY(comesTrue([&] { return framesShown(viewerPage()) > frames + 10; }));
    }

    void stops()
    {
        click(m_desk->find<QPushButton>(u"mainButton"_s));
        QVERIFY(comesTrue([&] { return m_desk->state() == u"ended"_s; }));
        QVERIFY(comesTrue([&] { return textOf(viewerPage()).contains(u"The stream has ended."_s); }));
    }

    void theNextLaunchHasEverythingBack()
    {
        click(m_desk->find<QToolButton>(u"mute"_s));
        click(m_desk->find<QCheckBox>(u"asksForPasscode"_s));
        auto *passcode = m_desk->find<QLineEdit>(u"passcode"_s);
        QTRY_VERIFY(passcode->isVisible());
        passcode->selectAll();
        QTest::keyClicks(passcode, u"green 482913"_s);
        QTest::keyClick(passcode, Qt::Key_Return);
        auto *limit = m_desk->find<QSpinBox>(u"maxViewers"_s);
        limit->selectAll();
        QTest::keyClicks(limit, u"25"_s);
        QTest::keyClick(limit, Qt::Key_Return);
        m_desk->window().resize(chosenSize);
        QTRY_COMPARE(m_desk->window().size(), chosenSize);
        m_desk->window().close();
        m_desk.reset();

        launch();
        QVERIFY(m_desk->find<QToolButton>(u"source-camera"_s)->isChecked());
        QVERIFY(m_desk->find<QComboBox>(u"quality"_s)->currentText().startsWith(u"Low"_s));
        QVERIFY(m_desk->find<QToolButton>(u"mute"_s)->isChecked());
        QVERIFY(m_desk->find<QCheckBox>(u"asksForPasscode"_s)->isChecked());
        QCOMPARE(m_desk->find<QLineEdit>(u"passcode"_s)->text(), u"green 482913"_s);
        QCOMPARE(m_desk->find<QSpinBox>(u"maxViewers"_s)->value(), 25);
        QCOMPARE(m_desk->window().size(), chosenSize);
        QCOMPARE(m_desk->state(), u"waiting"_s);
    }

    void cleanupTestCase() { m_desk.reset(); }

private:
    void launch()
    {
        const QString settings = m_directory.filePath(u"settings.ini"_s);
        SettingsStore(settings).setValue(u"recording/folder"_s, m_directory.filePath(u"recordings"_s));
        const QtWarnings warnings;
        m_desk = std::make_unique<HostFlowDesk>(settings, loopbackOptions());
        QVERIFY(m_desk->start());
        QCOMPARE(warnings.found(), QString());
    }

    QPushButton *viewerWindowButton() const
    {
        for (QPushButton *button : m_desk->window().findChildren<QPushButton *>()) {
            if (button->text() == u"&Viewer window"_s)
                return button;
        }
        return nullptr;
    }

    QString label(const QString &name) const { return m_desk->find<QLabel>(name)->text(); }

    ClientTable &table() const { return *m_desk->find<ClientTable>(u"clients"_s); }

    QString shownDelay() const
    {
        const QModelIndex row = guestRow(*table().model());
        return row.siblingAtColumn(ClientModel::Delay).data().toString();
    }

    void openMenuOf(const QModelIndex &row)
    {
        QVERIFY(row.isValid());
        table().scrollTo(row);
        const QPoint place = table().visualRect(row).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table().viewport()->mapToGlobal(place));
        QApplication::sendEvent(table().viewport(), &event);
    }

    static bool showsTestPattern()
    {
        // Its strip begins with white, black, white, black (resources/web/common/strip.js).
        return ask(viewerPage(), uR"((() => {
            const video = document.querySelector('video:not(.is-covered)');
            const canvas = Object.assign(document.createElement('canvas'), { width: 48, height: 1 });
            const context = canvas.getContext('2d');
            context.imageSmoothingEnabled = false;
            context.drawImage(video, 0, video.videoHeight / 24, video.videoWidth, 1, 0, 0, 48, 1);
            const { data } = context.getImageData(0, 0, 4, 1);
            return [0, 1, 2, 3].map((cell) => (data[cell * 4] > 128 ? 1 : 0)).join('') === '1010';
        })())"_s)
            .toBool();
    }

    static QWidget *topLevelOf(QWebEnginePage *page)
    {
        return qobject_cast<QWidget *>(page->parent())->window();
    }

    QTemporaryDir m_directory;
    std::unique_ptr<HostFlowDesk> m_desk;
};

int main(int argc, char **argv)
{
    prepareForFlow();
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    HostFlowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "host_flow_test.moc"
