#include "desktop/tray_icon.h"

#include "window/window_actions.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using app::TrayIcon;
using stream::StreamState;

class TrayIconTest : public QObject
{
    Q_OBJECT

private slots:
    void theStateIsSaid_data()
    {
        QTest::addColumn<StreamState>("state");
        QTest::addColumn<int>("viewers");
        QTest::addColumn<QString>("words");
        QTest::newRow("idle") << StreamState::Waiting << 0 << u"LanCast: Not live"_s;
        QTest::newRow("ended") << StreamState::Ended << 2 << u"LanCast: Not live"_s;
        QTest::newRow("live") << StreamState::Live << 3 << u"LanCast: Live, 3 viewers"_s;
        QTest::newRow("paused") << StreamState::Paused << 0 << u"LanCast: Paused, 0 viewers"_s;
        QTest::newRow("lost") << StreamState::Reconnecting << 1 << u"LanCast: Interrupted, 1 viewers"_s;
    }

    void theStateIsSaid()
    {
        QFETCH(StreamState, state);
        QFETCH(int, viewers);
        QFETCH(QString, words);
        m_tray.setState(state, viewers);
        QCOMPARE(m_tray.toolTip(), words);
    }

    void eachStateLooksDifferentAtEachSize()
    {
        for (const int size : {16, 22, 24, 32, 48, 64}) {
            QList<QImage> seen;
            for (const StreamState state : {StreamState::Waiting, StreamState::Live, StreamState::Paused}) {
                const QIcon icon = app::trayIcon(state);
                QVERIFY(icon.availableSizes().contains(QSize(size, size)));
                const QImage image = icon.pixmap(QSize(size, size), 1).toImage();
                QCOMPARE(image.size(), QSize(size, size));
                // Without colours, too.
                const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
                QVERIFY(!seen.contains(grey));
                seen.append(grey);
                QVERIFY(image.pixelColor(size / 2, 1).alpha() > 200); // drawn at all
            }
        }
    }

    void theMenuHasTheWindowsOwnActions()
    {
        const QList<QAction *> offered = m_tray.menu().actions();
        for (QAction *action :
             {m_actions.toggleLive, m_actions.togglePause, m_actions.viewerWindow, m_actions.quit})
            QVERIFY(offered.contains(action));
        const QSignalSpy toggled(&m_tray, &TrayIcon::windowToggled);
        QCOMPARE(offered[0]->text(), u"&Hide the window"_s);
        m_tray.setWindowShown(false);
        QCOMPARE(offered[0]->text(), u"&Show the window"_s);
        offered[0]->trigger();
        QCOMPARE(toggled.size(), 1);
    }

private:
    QWidget m_window;
    app::WindowActions m_actions{&m_window};
    TrayIcon m_tray{m_actions};
};

QTEST_MAIN(TrayIconTest)
#include "tray_icon_test.moc"
