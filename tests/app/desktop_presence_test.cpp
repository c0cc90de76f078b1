#include "desktop/desktop_presence.h"

#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "settings/settings_store.h"
#include "support/fake_desktop.h"
#include "support/private_bus.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;
using namespace lancast::tests;

namespace {

/// The window on a desktop that has everything.
struct Desk
{
    explicit Desk(BeforeQuit beforeQuit = BeforeQuit::NeverAsk)
        : window(session, settings, new QWidget, beforeQuit)
    {
        RelayAddress address;
        address.port = address.wishedPort = 8080;
        address.loopbackUrl = QUrl(u"http://127.0.0.1:8080/"_s);
        session.takeAddress(address);
        bridge.hello();
        report(u"idle"_s);
        window.show();
    }

    void report(const QString &state, const QString &error = {})
    {
        QJsonObject report{{u"state"_s, state}};
        if (!error.isEmpty())
            report.insert(u"error"_s, QJsonObject{{u"code"_s, error}});
        bridge.report(report);
    }

    void goLive()
    {
        session.goLive();
        report(u"live"_s);
    }

    /// The host looks at something else.
    void lookAway()
    {
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QTRY_VERIFY(!window.isActiveWindow());
    }

    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    PublisherBridge bridge;
    HostSession session{bridge, HostChoices(), ScreenCapture::Available};
    MainWindow window;
    DesktopPresence presence{window, session};
    QWidget other;
};

net::StatusSnapshot watchedBy(const QString &address)
{
    net::StatusSnapshot status;
    status.state = stream::StreamState::Live;
    net::ClientStatus guest;
    guest.address = address;
    status.clients = {guest};
    status.viewers = 1;
    return status;
}

} // namespace

class DesktopPresenceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Before anything connects to them.
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toLocal8Bit());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.address().toLocal8Bit());
    }

    void init() { m_notifications.shown.clear(); }

    void theMachineStaysAwakeWhileLive()
    {
        Desk desk;
        desk.session.goLive();
        QTRY_COMPARE(m_logind.held, 1);
        desk.report(u"live"_s);
        desk.session.setPaused(true);
        desk.session.stop();
        QTRY_COMPARE(m_logind.held, 0);
        QCOMPARE(m_logind.asked.size(), 1);
    }

    void theFirstGuestIsToldToAHostWhoLooksAway()
    {
        Desk desk;
        desk.goLive();
        desk.lookAway();
        desk.presence.setStatus(watchedBy(u"127.0.0.1"_s));
        desk.presence.setStatus(watchedBy(u"192.168.1.31"_s));
        QTRY_COMPARE(m_notifications.shown.size(), 1);
        QCOMPARE(m_notifications.shown[0].title, u"Somebody is watching"_s);
    }

    void aLostSourceIsToldToAHostWhoLooksAway()
    {
        Desk desk;
        desk.lookAway();
        desk.report(u"error"_s, u"no-camera"_s); // not live: no hurry
        desk.report(u"idle"_s);
        desk.goLive();
        desk.report(u"reconnecting"_s, u"connection"_s); // not the source, and it mends itself
        desk.report(u"live"_s);
        desk.report(u"error"_s, u"no-camera"_s);
        QTRY_COMPARE(m_notifications.shown.size(), 1);
        QCOMPARE(m_notifications.shown[0].title, u"The stream is interrupted"_s);
        QVERIFY(m_notifications.shown[0].body.startsWith(u"No camera found."_s));
    }

    void aClickShowsTheWindow()
    {
        Desk desk;
        desk.goLive();
        desk.lookAway();
        desk.window.showMinimized();
        desk.presence.setStatus(watchedBy(u"192.168.1.31"_s));
        QTRY_COMPARE(m_notifications.shown.size(), 1);
        emit m_notifications.ActionInvoked(m_notifications.lastId, u"default"_s);
        QTRY_VERIFY(!desk.window.isMinimized() && desk.window.isVisible());
        QTRY_VERIFY(desk.window.isActiveWindow());
    }

    void aHiddenWindowComesWhenCalled()
    {
        Desk desk;
        desk.window.hide();
        desk.presence.raiseWindow("token");
        QTRY_VERIFY(desk.window.isVisible() && desk.window.isActiveWindow());
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "token");
        qunsetenv("XDG_ACTIVATION_TOKEN");
    }

    void pauseIsAnAction()
    {
        Desk desk;
        QAction *pause = desk.window.actions().togglePause;
        QVERIFY(!pause->isEnabled());
        desk.goLive();
        QVERIFY(pause->isEnabled());
        pause->trigger();
        QVERIFY(desk.session.isPaused());
        QCOMPARE(pause->text(), u"&Resume"_s);
        pause->trigger();
        QVERIFY(!desk.session.isPaused());
        desk.session.stop();
        QVERIFY(!pause->isEnabled());
    }

    void quittingWhileLiveIsAskedOnce()
    {
        Desk desk(BeforeQuit::AskWhileLive);
        QVERIFY(desk.window.mayQuit());
        desk.goLive();
        answerNext(QMessageBox::RejectRole);
        QVERIFY(!desk.window.mayQuit());
        answerNext(QMessageBox::DestructiveRole);
        QVERIFY(desk.window.mayQuit());
        QCOMPARE(m_answered, 2);
        // The desktop closes the windows of a session that ends, after it has asked.
        QVERIFY(desk.window.close());
        QCOMPARE(m_answered, 2);
    }

    void aSessionThatGoesOnIsAskedAboutAgain()
    {
        Desk desk(BeforeQuit::AskWhileLive);
        desk.window.setAgreementLength(std::chrono::milliseconds(1));
        desk.goLive();
        m_answered = 0;
        answerNext(QMessageBox::DestructiveRole);
        QVERIFY(desk.window.mayQuit());
        // Another program has the logout cancelled; later the window is closed by mistake.
        QTest::qWait(5);
        answerNext(QMessageBox::RejectRole);
        QVERIFY(!desk.window.close());
        QCOMPARE(m_answered, 2);
    }

private:
    /// Presses the button of that \a role in the box that comes.
    void answerNext(QMessageBox::ButtonRole role)
    {
        QTimer::singleShot(0, this, [this, role] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton *button : box->buttons()) {
                if (box->buttonRole(button) == role) {
                    ++m_answered;
                    button->click();
                    return;
                }
            }
        });
    }

    PrivateBus m_bus;
    FakeLogind m_logind{m_bus.connection()};
    FakeNotifications m_notifications{m_bus.connection()};
    int m_answered = 0;
};

QTEST_MAIN(DesktopPresenceTest)
#include "desktop_presence_test.moc"
