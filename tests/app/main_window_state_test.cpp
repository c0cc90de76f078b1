// What the window says of the stream: live, paused, waiting or lost, the same everywhere.
#include "dashboard/client_model.h"
#include "desktop/application_name.h"
#include "host/host_messages.h"
#include "main_window_desk.h"
#include "qt_warnings.h"
#include "window/window_actions.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

using Desk = MainWindowDesk;

namespace {

/// As a platform completes it.
QString titleOnScreen(const QWidget &window)
{
    const QString title = window.windowTitle();
    const QString name = QGuiApplication::applicationDisplayName();
    const bool isComplete = name == QCoreApplication::applicationName() || title.endsWith(name);
    return isComplete ? title : title + u" — "_s + name;
}

} // namespace

class MainWindowStateTest : public QObject
{
    Q_OBJECT

private slots:
    void aStartWarnsOfNothing()
    {
        const QtWarnings warnings;
        Desk desk;
        for (const QSize size : {QSize(1120, 740), QSize(900, 700), QSize(1024, 700)}) {
            desk.window.resize(size);
            QCoreApplication::processEvents();
        }
        // A message comes and goes.
        desk.window.setMessage(MessageTopic::Source, waylandMessage());
        QCoreApplication::processEvents();
        desk.window.setMessage(MessageTopic::Source, std::nullopt);
        QTRY_VERIFY(!desk.find<QLabel>(u"messageText"_s));
        QCOMPARE(warnings.found(), QString());
    }

    void goLiveWithoutAPictureSaysThatItWaits()
    {
        Desk desk;
        auto *button = desk.find<QPushButton>(u"mainButton"_s);
        const auto *word = desk.find<QLabel>(u"stateWord"_s);
        desk.session.setSource(SourceKind::Camera);
        desk.report(u"error"_s, u"no-camera"_s);
        button->click();
        desk.report(u"error"_s, u"no-camera"_s);
        QCOMPARE(word->text(), u"Waiting for a picture"_s);
        QVERIFY(desk.find<QLabel>(u"messageText"_s)->text().contains(u"You go live as soon as"_s));
        QCOMPARE(desk.window.windowTitle(), u"LanCast – waiting for a picture"_s);
        QCOMPARE(button->text(), u"St&op"_s);
        QCOMPARE(desk.window.actions().toggleLive->text(), u"&Stop"_s);
        desk.window.actions().toggleLive->trigger(); // called off
        QCOMPARE(word->text(), u"Not live"_s);
        QCOMPARE(button->text(), u"&Go live"_s);
        QVERIFY(!desk.find<QLabel>(u"messageText"_s)->text().contains(u"You go live as soon as"_s));
        desk.commands.clear();
        desk.session.setSource(SourceKind::Screen);
        desk.report(u"idle"_s);
        QCOMPARE(desk.commands, QStringList{u"configure"_s});
        QCOMPARE(word->text(), u"Not live"_s);
    }

    void aCameraThatGoesWhileLiveIsWaitedFor()
    {
        Desk desk;
        desk.session.goLive();
        desk.report(u"live"_s);
        desk.report(u"error"_s, u"camera-lost"_s);
        QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), u"Waiting for a picture"_s);
        QCOMPARE(desk.find<QPushButton>(u"mainButton"_s)->text(), u"St&op"_s);
        desk.report(u"live"_s);
        QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), u"LIVE"_s);
    }

    void everyTitleHasTheNameOnce_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("title");
        QTest::newRow("idle") << u"idle"_s << QString() << u"LanCast"_s;
        QTest::newRow("live") << u"live"_s << QString() << u"LanCast – live"_s;
        QTest::newRow("paused") << u"paused"_s << QString() << u"LanCast – paused"_s;
        QTest::newRow("waiting") << u"error"_s << u"no-camera"_s << u"LanCast – waiting for a picture"_s;
    }
    void everyTitleHasTheNameOnce()
    {
        QFETCH(const QString, state);
        QFETCH(const QString, error);
        QFETCH(const QString, title);
        nameApplication();
        Desk desk;
        if (state != "idle"_L1)
            desk.session.goLive();
        desk.report(state, error);
        QCOMPARE(titleOnScreen(desk.window), title);
    }

    void whileThePageIsLoadedAgainNothingSaysLive()
    {
        Desk desk;
        desk.session.goLive();
        desk.report(u"live"_s);
        QCOMPARE(desk.window.windowTitle(), u"LanCast – live"_s);
        desk.session.onPageLost();
        QVERIFY(!desk.window.windowTitle().contains(u"live"_s));
        for (const QLabel *label : desk.window.findChildren<QLabel *>())
            QVERIFY2(label->text() != u"LIVE"_s, qPrintable(label->objectName()));
        QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), u"Reconnecting"_s);
        desk.bridge.hello();
        desk.report(u"live"_s);
        QCOMPARE(desk.window.windowTitle(), u"LanCast – live"_s);
    }

    void aPreviewThatIsGoneIsNotCalledLive()
    {
        for (const auto lose : {&HostSession::takeRendererLoss, &HostSession::takeLoadFailure}) {
            Desk desk;
            desk.session.goLive();
            desk.report(u"live"_s);
            desk.session.onPageLost();
            (desk.session.*lose)();
            QVERIFY(!desk.window.windowTitle().contains(u"live"_s));
            QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), u"Not live"_s);
        }
    }

    void aPreviewThatIsBackIsNoLongerMissed()
    {
        Desk desk;
        desk.session.takeRendererLoss();
        QVERIFY(desk.find<QLabel>(u"messageText"_s));
        desk.session.takeAddress(desk.address); // the relay listens again, which loads the page
        desk.bridge.hello();
        desk.report(u"idle"_s);
        QTRY_VERIFY(!desk.find<QLabel>(u"messageText"_s));
    }

    void pausedOrStoppedNothingCounts()
    {
        using lancast::stream::StreamState;
        Desk desk;
        desk.window.resize(1400, 1000);
        desk.session.goLive();
        desk.report(u"live"_s);
        lancast::net::StatusSnapshot status;
        status.state = StreamState::Live;
        status.viewers = 1;
        lancast::net::ClientStatus viewer;
        viewer.delayMs = 400;
        status.clients = {viewer};
        status.recordingFile.state = lancast::record::RecordingFileState::Writing;
        status.recordingFile.length = std::chrono::seconds(12);
        desk.window.setStatus(status);
        const auto *table = desk.find<QTableView>(u"clients"_s);
        const auto delayCell = [table] {
            return table->model()->index(0, ClientModel::Delay).data().toString();
        };
        QCOMPARE(delayCell(), u"0.4 s"_s);
        for (const StreamState state : {StreamState::Paused, StreamState::Ended}) {
            const bool isPaused = state == StreamState::Paused;
            if (!isPaused)
                desk.session.stop();
            desk.report(isPaused ? u"paused"_s : u"idle"_s);
            status.state = state;
            status.clients[0].delayMs = 14'400;
            desk.window.setStatus(status);
            QVERIFY(!desk.find<QLabel>(u"delay"_s)->isVisible());
            QCOMPARE(delayCell(), u"–"_s);
            // One word for the state, not two.
            QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), isPaused ? u"Paused"_s : u"Not live"_s);
            QCOMPARE(desk.find<QLabel>(u"hostHealth"_s)->text(), u"Nothing is sent"_s);
            if (isPaused)
                QCOMPARE(desk.find<QLabel>(u"recordingState"_s)->text(), u"REC paused at 00:00:12 · 0 B"_s);
        }
    }
};

QTEST_MAIN(MainWindowStateTest)
#include "main_window_state_test.moc"
