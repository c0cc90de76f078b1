// The application without a mouse: the same evening as in host_flow_test.cpp, by keys alone.
#include "dashboard/client_model.h"
#include "dashboard/client_table.h"
#include "host/host_messages.h"
#include "host_flow_desk.h"
#include "keyboard_walk.h"
#include "share/share_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr QSize wide{1200, 800};
constexpr QSize narrow{820, 660};

[[nodiscard]] bool comesTrue(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patience);
}

RelayAddress relayAt8080()
{
    RelayAddress relay;
    relay.port = relay.wishedPort = 8080;
    relay.loopbackUrl = QUrl(u"http://127.0.0.1:8080/"_s);
    return relay;
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        AppOptions options = loopbackOptions();
        options.source = SourceKind::TestPattern;
        options.quality = Quality::Low;
        m_desk = std::make_unique<HostFlowDesk>(m_directory.filePath(u"settings.ini"_s), options);
        QVERIFY(m_desk->start());
        resize(wide);
    }

    /// Also where the function before has failed with another window in front.
    void init() { QVERIFY(m_desk->activate()); }

    void goesLiveFromTheMenu()
    {
        pressWhenOpen([] { return QApplication::activePopupWidget(); }, {Qt::Key_Down, Qt::Key_Return});
        type(Qt::Key_F10);
        QVERIFY(comesTrue([this] { return m_desk->state() == u"live"_s; }));
    }

    void opensAViewerWindow()
    {
        type(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(comesTrue([] { return framesShown(viewerPage()) > 10; }));
        QVERIFY(m_desk->activate());
    }

    /// Its page takes the keys; what the page shows is asked for there.
    void reachesEveryControlOfAViewerWindow()
    {
        QWebEnginePage *page = viewerPage();
        QWidget *viewer = QWebEngineView::forPage(page)->window();
        viewer->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(viewer, patience));
        const auto controls = [page] {
            return ask(page, u"[...document.querySelectorAll('button, input, [tabindex=\"0\"]')]"
                             ".filter(one => one.checkVisibility?.() ?? one.offsetParent !== null)"
                             ".filter(one => !one.disabled).map(one => one.id).sort().join(' ')"_s)
                .toString()
                .split(u' ');
        };
        const auto setOf = [](const QStringList &ids) { return QSet<QString>(ids.begin(), ids.end()); };
        QVERIFY(controls().contains(u"full-screen"_s));
        QSet<QString> reached;
        QSet<QString> seen;
        QSet<QString> there;
        constexpr int mostSteps = 30; // since it last showed something new: the offer of sound comes and goes
        for (int step = 0; step < mostSteps; ++step) {
            const QSet<QString> shown = setOf(controls());
            if (std::exchange(there, shown) != shown)
                step = 0;
            seen += shown;
            press(*viewer, Qt::Key_Tab);
            reached.insert(ask(page, u"document.activeElement.id"_s).toString());
        }
        reached.remove({}); // the page as a whole
        QCOMPARE((there - reached).values().join(u' '), QString());
        QCOMPARE((reached - seen).values().join(u' '), QString());

        press(*viewer, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(viewer->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        press(*viewer, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(!viewer->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        QVERIFY(m_desk->activate());
    }

    void reachesEveryControl_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << wide;
        QTest::newRow("narrow") << narrow;
    }

    /// Live, with a guest in the table, and with a question in the message bar: all there is to operate.
    void reachesEveryControl()
    {
        QFETCH(QSize, size);
        resize(size);
        m_desk->window().setMessage(MessageTopic::Publisher, publisherAsksMessage(u"192.168.1.50"_s, false));
        QVERIFY(controlsOf(m_desk->window()).size() > 12);
        QCOMPARE(unreachedIn(m_desk->window()), QStringList());
    }

    void noticesAControlOutOfReach()
    {
        QToolButton mouseOnly(&m_desk->window());
        mouseOnly.setObjectName(u"mouseOnly"_s);
        mouseOnly.setFocusPolicy(Qt::NoFocus);
        mouseOnly.show();
        QCOMPARE(unreachedIn(m_desk->window()), QStringList(u"QToolButton mouseOnly "_s));
    }

    void answersTheMessageBar()
    {
        const QSignalSpy answered(&m_desk->window(), &MainWindow::messageAnswered);
        QVERIFY(tabTo(m_desk->window(), m_desk->find<QPushButton>(u"messageAction"_s)));
        type(Qt::Key_Space);
        QCOMPARE(answered.size(), 1);
        m_desk->window().setMessage(MessageTopic::Publisher, std::nullopt);
    }

    void changesTheTabsOfANarrowWindow()
    {
        resize(narrow);
        auto *tabs = m_desk->window().findChild<QTabBar *>();
        QVERIFY(tabTo(m_desk->window(), tabs));
        QVERIFY(!m_desk->window().share().isVisible());
        type(Qt::Key_Right);
        QVERIFY(m_desk->window().share().isVisible());
        QCOMPARE(unreachedIn(m_desk->window()), QStringList());
        resize(wide);
    }

    void choosesTheNetwork()
    {
        SharePanel &share = m_desk->window().share();
        share.setAddresses({{u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.1.10"_s)},
                            {u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.1.20"_s)}},
                           relayAt8080());
        QCOMPARE(share.currentLink(), QUrl(u"http://192.168.1.10:8080/"_s));
        QVERIFY(tabTo(m_desk->window(), m_desk->find<QComboBox>(u"networks"_s)));
        type(Qt::Key_Down);
        QCOMPARE(share.currentLink(), QUrl(u"http://192.168.1.20:8080/"_s));
    }

    void endsAVisitFromTheTablesMenu()
    {
        auto *table = m_desk->find<ClientTable>(u"clients"_s);
        QVERIFY(tabTo(m_desk->window(), table));
        type(Qt::Key_Home);
        for (int row = 1; row < table->model()->rowCount() && role(*table) != u"Viewer"_s; ++row)
            type(Qt::Key_Down);
        QCOMPARE(role(*table), u"Viewer"_s);
        typeMenuKey(*table);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        // The window system's part, which the offscreen platform does not play.
        QVERIFY(m_desk->activate());
        QVERIFY(comesTrue([] { return textOf(viewerPage()).contains(u"The host has ended your visit."_s); }));
        QTRY_COMPARE(m_desk->find<QLabel>(u"viewerCount"_s)->text(), u"0"_s);
    }

    void switchesTheSource()
    {
        type(Qt::Key_C, Qt::AltModifier);
        auto *camera = m_desk->find<QToolButton>(u"source-camera"_s);
        QTRY_VERIFY(camera->isChecked()); // a pressed button acts a little later
        QVERIFY(tabTo(m_desk->window(), camera));
        type(Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(m_desk->find<QToolButton>(u"source-test-pattern"_s)->isChecked());
        pressWhenOpen([] { return QApplication::activeModalWidget(); }, {Qt::Key_Escape});
        type(Qt::Key_O, Qt::ControlModifier);
        QVERIFY(m_desk->activate()); // as above
        QVERIFY(m_desk->find<QToolButton>(u"source-test-pattern"_s)->isChecked());
    }

    void pausesAndGoesOn()
    {
        type(Qt::Key_P, Qt::AltModifier);
        QVERIFY(comesTrue([this] { return m_desk->state() == u"paused"_s; }));
        type(Qt::Key_P, Qt::AltModifier);
        QVERIFY(comesTrue([this] { return m_desk->state() == u"live"_s; }));
    }

    void stops()
    {
        QVERIFY(tabTo(m_desk->window(), m_desk->find<QPushButton>(u"mainButton"_s)));
        type(Qt::Key_Space);
        QVERIFY(comesTrue([this] { return m_desk->state() == u"ended"_s; }));
    }

    void cleanupTestCase() { m_desk.reset(); }

private:
    void type(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        press(m_desk->window(), key, modifiers);
    }

    /// What X11's platform makes of the Menu key; the offscreen one leaves it alone.
    static void typeMenuKey(ClientTable &table)
    {
        const QPoint place = table.viewport()->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, table.viewport()->mapToGlobal(place));
        QApplication::sendEvent(table.viewport(), &event);
    }

    void resize(QSize size)
    {
        m_desk->window().resize(size);
        QTRY_COMPARE(m_desk->window().size(), size);
    }

    static QString role(const ClientTable &table)
    {
        return table.currentIndex().siblingAtColumn(ClientModel::Role).data().toString();
    }

    QTemporaryDir m_directory;
    std::unique_ptr<HostFlowDesk> m_desk;
};

int main(int argc, char **argv)
{
    prepareForFlow();
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    KeyboardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "keyboard_test.moc"
