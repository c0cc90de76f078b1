// The real windows with the real view; the page is one that nobody serves.
#include "web/viewer_windows.h"

#include "settings/settings_store.h"
#include "settings/viewer_settings.h"
#include "web/viewer_window.h"
#include "web/web_environment.h"
#include "web/web_profile.h"

#include <QApplication>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineView>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::stream::StreamState;

namespace {

QList<ViewerWindow *> openWindows()
{
    QList<ViewerWindow *> result;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<ViewerWindow *>(widget))
            result.append(window);
    }
    return result;
}

} // namespace

class ViewerWindowsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<SettingsStore>(m_directory->filePath(u"settings.ini"_s));
    }

    void nothingOpensBeforeThereIsAnAddress()
    {
        ViewerWindows windows(m_profile, *m_settings);
        windows.openAnother();
        QVERIFY(openWindows().isEmpty());
    }

    void eachHasAPlaceOfItsOwn()
    {
        const QRect rect(40, 50, 400, 225);
        remember(*m_settings, ViewerPlace{rect, false});
        {
            ViewerWindows windows(m_profile, *m_settings);
            windows.setUrl(m_url);
            for (int i = 0; i < 3; ++i)
                windows.openAnother();
            QSet<QPoint> corners;
            for (const ViewerWindow *window : openWindows()) {
                QCOMPARE(window->size(), rect.size());
                corners.insert(window->geometry().topLeft());
            }
            QCOMPARE(corners, QSet<QPoint>({{40, 50}, {72, 82}, {104, 114}}));
        }
        QVERIFY(openWindows().isEmpty());
        QCOMPARE(rememberedViewerPlace(*m_settings).rect, QRect(104, 114, 400, 225)); // the newest one's
    }

    /// A page that is kept goes on watching: the relay would count a viewer for each change of the address.
    void anotherAddressLeavesNoPageBehind()
    {
        ViewerWindows windows(m_profile, *m_settings);
        windows.setUrl(m_url);
        windows.openAnother();
        const ViewerWindow *window = openWindows().value(0);
        QVERIFY(window);
        QPointer<QWebEnginePage> before;
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s}) {
            before = window->findChild<QWebEngineView *>()->page();
            windows.setUrl(QUrl(m_url.toString() + u'#' + key));
            QTRY_VERIFY(!before);
            QCOMPARE(window->findChildren<QWebEnginePage *>().size(), 1);
        }
    }

    void placeAndStayingOnTopAreRemembered()
    {
        ViewerWindows windows(m_profile, *m_settings);
        windows.setUrl(m_url);
        windows.openAnother();
        ViewerWindow *window = openWindows().value(0);
        QVERIFY(window);
        window->activateWindow(); // where there is nobody else to do it
        QVERIFY(QTest::qWaitForWindowActive(window));
        QVERIFY(!window->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        QTest::keyClick(window, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(window->isVisible());
        QVERIFY(window->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        QVERIFY(window->windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
        QVERIFY(rememberedViewerPlace(*m_settings).staysOnTop);
        const QRect rect(60, 70, 480, 270);
        window->setGeometry(rect);
        QTRY_COMPARE(window->geometry(), rect);
        window->close();
        QTRY_VERIFY(openWindows().isEmpty());
        QCOMPARE(rememberedViewerPlace(*m_settings).rect, rect);
        windows.openAnother();
        window = openWindows().value(0);
        QVERIFY(window);
        QCOMPARE(window->geometry(), rect);
        QVERIFY(window->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        QTRY_VERIFY(window->windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
    }

    void theTitleSaysTheState()
    {
        ViewerWindows windows(m_profile, *m_settings);
        windows.setUrl(m_url);
        windows.setStreamState(StreamState::Paused);
        windows.openAnother();
        QCOMPARE(openWindows().value(0)->windowTitle(), u"Viewer, paused – LanCast"_s);
        windows.setStreamState(StreamState::Live);
        QCOMPARE(openWindows().value(0)->windowTitle(), u"Viewer, live – LanCast"_s);
    }

    void fullScreenKeepsThePlace()
    {
        const QRect rect(40, 50, 400, 225);
        remember(*m_settings, ViewerPlace{rect, false});
        ViewerWindows windows(m_profile, *m_settings);
        windows.setUrl(m_url);
        windows.openAnother();
        ViewerWindow *window = openWindows().value(0);
        QVERIFY(window);
        window->activateWindow(); // where there is nobody else to do it
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(window, Qt::Key_F11);
        QTRY_VERIFY(window->isFullScreen());
        QCOMPARE(window->place(), rect);
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isFullScreen());
    }

private:
    const QUrl m_url{u"http://127.0.0.1:9/"_s};
    WebProfile m_profile;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<SettingsStore> m_settings;
};

int main(int argc, char **argv)
{
    prepareWebEnvironment();
    QApplication application(argc, argv);
    ViewerWindowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "viewer_windows_test.moc"
