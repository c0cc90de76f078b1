#include "window/main_window.h"

#include "host/host_messages.h"
#include "main_window_desk.h"
#include "settings/host_settings.h"
#include "share/publish_link_dialog.h"
#include "share/share_panel.h"
#include "window/responsive_body.h"
#include "window/window_actions.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

using Desk = MainWindowDesk;

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void goLiveAndStopByTheButton()
    {
        Desk desk;
        auto *button = desk.find<QPushButton>(u"mainButton"_s);
        QCOMPARE(button->text(), u"&Go live"_s);
        button->click();
        desk.report(u"live"_s);
        QCOMPARE(button->text(), u"St&op"_s);
        QCOMPARE(desk.find<QLabel>(u"stateWord"_s)->text(), u"LIVE"_s);
        QCOMPARE(desk.find<QLabel>(u"picture"_s)->text(), u"1280x720, 30 fps"_s);
        button->click();
        QCOMPARE(desk.commands, QStringList({u"go-live"_s, u"stop"_s}));
    }

    void everythingByTheKeyboard()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        const QSignalSpy viewers(desk.window.actions().viewerWindow, &QAction::triggered);
        QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(desk.commands, QStringList{u"go-live"_s});
        desk.report(u"live"_s);
        QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(desk.commands, QStringList({u"go-live"_s, u"stop"_s}));
        QTest::keyClick(&desk.window, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(viewers.size(), 1);
    }

    void whileLiveEveryChoiceHasAKey()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.session.goLive();
        desk.report(u"live"_s);
        const auto press = [&desk](Qt::Key key) { QTest::keyClick(&desk.window, key, Qt::AltModifier); };
        const std::pair<Qt::Key, SourceKind> sources[] = {{Qt::Key_C, SourceKind::Camera},
                                                          {Qt::Key_S, SourceKind::Screen},
                                                          {Qt::Key_T, SourceKind::TestPattern}};
        for (const auto &[key, source] : sources) {
            desk.commands.clear();
            press(key);
            QTRY_COMPARE(desk.commands, QStringList{u"configure"_s}); // a pressed button acts a little later
            QCOMPARE(desk.session.choices().source, source);
        }
        desk.commands.clear();
        press(Qt::Key_P);
        QTRY_COMPARE(desk.commands, QStringList{u"pause"_s});
        QVERIFY(desk.find<QPushButton>(u"pause"_s)->isChecked());
        press(Qt::Key_P);
        QTRY_COMPARE(desk.commands, QStringList({u"pause"_s, u"resume"_s}));
        QVERIFY(!desk.find<QPushButton>(u"pause"_s)->isChecked());
        press(Qt::Key_U);
        QTRY_COMPARE(desk.commands, QStringList({u"pause"_s, u"resume"_s, u"mute"_s}));
        QVERIFY(desk.session.choices().isMuted);
        press(Qt::Key_Q);
        QCOMPARE(desk.window.focusWidget()->objectName(), u"quality"_s);
        QTest::keyClick(desk.window.focusWidget(), Qt::Key_Up);
        QCOMPARE(desk.session.choices().quality, Quality::Low);
        QVERIFY(desk.session.isOnAir());
    }

    void noTwoControlsShareAKey()
    {
        Desk desk;
        for (const bool isOnAir : {false, true}) {
            if (isOnAir)
                desk.session.goLive();
            QSet<QKeySequence> keys;
            const auto take = [&keys](const QString &text) {
                const QKeySequence key = QKeySequence::mnemonic(text);
                const bool isNew = key.isEmpty() || !keys.contains(key);
                keys.insert(key);
                return isNew;
            };
            for (const auto *button : desk.window.findChildren<QAbstractButton *>())
                QVERIFY2(take(button->text()), qPrintable(button->text()));
            for (const auto *label : desk.window.findChildren<QLabel *>())
                QVERIFY2(!label->buddy() || take(label->text()), qPrintable(label->text()));
            QVERIFY(keys.size() > 10);
        }
    }

    void aNewSourceIsSentAndKept()
    {
        Desk desk;
        desk.find<QToolButton>(u"source-screen"_s)->click();
        QCOMPARE(desk.commands, QStringList{u"configure"_s});
        QCOMPARE(rememberedHostChoices(desk.settings).source, SourceKind::Screen);
    }

    void troubleIsShownWithItsWayOut()
    {
        Desk desk;
        desk.session.setSource(SourceKind::Camera);
        desk.report(u"error"_s, u"no-camera"_s);
        auto *text = desk.find<QLabel>(u"messageText"_s);
        QVERIFY(text && text->isVisible());
        QVERIFY(text->text().startsWith(u"No camera found."_s));
        desk.commands.clear();
        desk.find<QPushButton>(u"messageAction"_s)->click();
        QCOMPARE(desk.commands, QStringList{u"configure"_s});
        QVERIFY(desk.find<QToolButton>(u"source-test-pattern"_s)->isChecked());
        desk.report(u"idle"_s);
        QTRY_VERIFY(!desk.find<QLabel>(u"messageText"_s));
    }

    void figuresComeFromTheRelay()
    {
        Desk desk;
        desk.report(u"live"_s);
        lancast::net::StatusSnapshot status;
        status.state = lancast::stream::StreamState::Live;
        status.liveFor = std::chrono::seconds(754);
        status.viewers = 1;
        lancast::net::ClientStatus viewer;
        viewer.delayMs = 340;
        status.clients = {viewer};
        desk.window.setStatus(status);
        QCOMPARE(desk.find<QLabel>(u"elapsed"_s)->text(), u"00:12:34"_s);
        QCOMPARE(desk.find<QLabel>(u"delay"_s)->text(), u"delay 0.3 s"_s);
        QCOMPARE(desk.find<QLabel>(u"viewerCount"_s)->text(), u"1"_s);
    }

    void addressesFollowTheRelay()
    {
        Desk desk;
        desk.address.port = 8081;
        desk.address.loopbackUrl = QUrl(u"http://127.0.0.1:8081/"_s);
        desk.window.setAddress(desk.address);
        QVERIFY(desk.find<QPlainTextEdit>(u"shareUrl"_s)->toPlainText().endsWith(u":8081/"_s));
    }

    void publishingFromElsewhereNeedsAWayIn()
    {
        Desk desk;
        auto *share = desk.window.findChild<SharePanel *>();
        QAction *publish = desk.window.findChild<WindowActions *>()->publishElsewhere;
        const InterfaceAddress cable{u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.1.10"_s)};
        share->setAddresses({cable}, {}); // it does not listen yet
        QVERIFY(!publish->isEnabled());
        share->setAddresses({}, desk.address);
        QVERIFY(!publish->isEnabled());
        share->setAddresses({cable}, desk.address);
        QVERIFY(publish->isEnabled());
        publish->trigger();
        QVERIFY(share->findChild<PublishLinkDialog *>()->isVisible());
    }

    void otherDevicesAreAnsweredInTheMessageBar()
    {
        Desk desk;
        QSignalSpy answered(&desk.window, &MainWindow::messageAnswered);
        desk.window.setMessage(MessageTopic::Publisher, publisherAsksMessage(u"192.168.1.50"_s, false));
        desk.find<QPushButton>(u"messageAction"_s)->click();
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered[0][0].value<MessageAction>(), MessageAction::AllowPublisher);
    }

    void aNarrowWindowHasTabs()
    {
        Desk desk;
        auto *body = desk.window.findChild<ResponsiveBody *>();
        auto *share = desk.window.findChild<SharePanel *>();
        desk.window.resize(1024, 700);
        QTRY_VERIFY(!body->isNarrow());
        QVERIFY(share->isVisible());
        desk.window.resize(900, 700);
        QTRY_VERIFY(body->isNarrow());
        QVERIFY(!share->isVisible()); // behind the tab of the viewers
        desk.window.resize(1120, 740);
        QTRY_VERIFY(!body->isNarrow());
        QVERIFY(share->isVisible());
        QVERIFY(desk.find<QLabel>(u"viewerCount"_s)->isVisible());
    }

    void everyControlIsReachedByTab()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QSet<QString> reached;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(&desk.window, Qt::Key_Tab);
            if (const QWidget *widget = desk.window.focusWidget())
                reached.insert(widget->objectName());
        }
        // Of the sources the tab key reaches the first one, the arrow keys the others.
        for (const QString &name : {u"source-camera"_s, u"mute"_s, u"mainButton"_s, u"quality"_s,
                                    u"asksForPasscode"_s, u"maxViewers"_s, u"menu"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

    /// A part that asks for a new layout while it is laid out keeps a core busy, and nobody sees it.
    void atRestNothingIsLaidOut()
    {
        struct Counter : QObject
        {
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::LayoutRequest;
                return false;
            }
            int count = 0;
        };
        Desk desk;
        QVERIFY(QTest::qWaitForWindowExposed(&desk.window));
        constexpr int rounds = 50;
        for (int i = 0; i < rounds; ++i)
            QCoreApplication::processEvents();
        Counter requests;
        qApp->installEventFilter(&requests);
        for (int i = 0; i < rounds; ++i)
            QCoreApplication::processEvents();
        qApp->removeEventFilter(&requests);
        QVERIFY2(requests.count < rounds / 10, qPrintable(QString::number(requests.count)));
    }

    void closingIsTold()
    {
        Desk desk;
        const QSignalSpy closed(&desk.window, &MainWindow::closed);
        desk.window.resize(1200, 800);
        desk.window.close();
        QCOMPARE(closed.size(), 1);
        QVERIFY(!desk.settings.value(u"window/geometry"_s).toByteArray().isEmpty());
    }
    void whatIsDroppedInVainIsSaidUntilSomethingElseIsChosen()
    {
        Desk desk;
        QMimeData data;
        data.setText(u"no file"_s);
        QDragEnterEvent enter(QPoint(200, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(desk.window.windowHandle(), &enter);
        QDropEvent drop(QPointF(200, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(desk.window.windowHandle(), &drop);
        QVERIFY(desk.find<QLabel>(u"messageText"_s)->text().contains(u"video"_s));
        desk.session.setSource(SourceKind::Screen);
        QTRY_VERIFY(!desk.find<QLabel>(u"messageText"_s));
    }

    void aDroppedVideoIsTheSource()
    {
        Desk desk;
        const QString path = desk.directory.filePath(u"clip.webm"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent drop(QPointF(200, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(QPoint(200, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(desk.window.windowHandle(), &enter);
        QCoreApplication::sendEvent(desk.window.windowHandle(), &drop);
        QCOMPARE(desk.session.choices().source, SourceKind::File);
        QCOMPARE(desk.session.choices().file, path);
    }

    void aCustomQualityIsAskedForAndKept()
    {
        Desk desk;
        auto *box = desk.find<QComboBox>(u"quality"_s);
        box->setCurrentIndex(box->count() - 1);
        emit box->activated(box->count() - 1);
        auto *size = desk.find<QComboBox>(u"customSize"_s);
        QVERIFY(size);
        size->setEditText(u"1600x900"_s);
        desk.find<QPushButton>(u"useCustomQuality"_s)->click();
        QCOMPARE(box->currentText(), u"Custom 1600x900..."_s);
        QCOMPARE(rememberedHostChoices(desk.settings).custom.size, QSize(1600, 900));
        QCOMPARE(rememberedHostChoices(desk.settings).quality, Quality::Custom);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
