#include "desktop/window_tools.h"

#include "desktop/about_dialog.h"
#include "desktop/help_dialog.h"
#include "diagnostics/log_keeper.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "settings/settings_store.h"
#include "window/main_window.h"
#include "window/window_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Desk
{
    Desk()
    {
        window.show();
        window.activateWindow();
    }

    QTemporaryDir directory;
    LogKeeper log{directory.filePath(u"lancast.log"_s)};
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    PublisherBridge bridge;
    HostSession session{bridge, HostChoices(), ScreenCapture::Available};
    MainWindow window{session, settings, new QWidget, BeforeQuit::NeverAsk};
    WindowTools tools{window, session};
};

} // namespace

class WindowToolsTest : public QObject
{
    Q_OBJECT

private slots:
    void diagnosticsGoToTheClipboard()
    {
        Desk desk;
        RelayAddress address;
        address.publishToken = "sesame";
        desk.tools.setAddress(address);
        desk.tools.setPasscode(u"4321"_s);
        desk.tools.setLog(desk.log);
        lancast::net::StatusSnapshot status;
        status.viewers = 5;
        desk.tools.setStatus(status);
        qWarning("said with sesame and 4321");
        desk.window.actions().copyDiagnostics->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(u"viewers: 5 now"_s));
        QVERIFY(text.contains(u"warning default: said with [removed] and [removed]"_s));
        const auto *words = desk.window.findChild<QLabel *>(u"messageText"_s);
        QVERIFY(words && words->isVisible() &&
                words->text().startsWith(u"The diagnostics are on the clipboard"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.window.findChild<QLabel *>(u"messageText"_s), 15'000);
    }

    void aboutNamesVersionsAndLicences()
    {
        Desk desk;
        desk.window.actions().about->trigger();
        desk.window.actions().about->trigger();
        QCOMPARE(desk.window.findChildren<AboutDialog *>().size(), 1);
        auto *dialog = desk.window.findChild<AboutDialog *>();
        QVERIFY(dialog->isVisible() && !dialog->isModal());
        const QString text = dialog->findChild<QTextBrowser *>(u"licences"_s)->toPlainText();
        for (const QString &part :
             {u"Permission is hereby granted, free of charge"_s, u"Qt "_s + QString::fromLatin1(qVersion()),
              u"GNU Lesser General Public License"_s, u"Chromium "_s, u"OpenSSL "_s, u"Apache License 2.0"_s,
              u"Boost 1."_s, u"Project Nayuki"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(desk.window.findChildren<AboutDialog *>().isEmpty());
    }

    void helpListsTheKeys()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(&desk.window, Qt::Key_F1);
        const auto *dialog = desk.window.findChild<HelpDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        QStringList words;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            words.append(label->text());
        for (const QString &part : {u"Ctrl+L"_s, u"Go live"_s, u"Ctrl+N"_s, u"Viewer window"_s, u"F11"_s,
                                    u"Preferences"_s, u"F1"_s})
            QVERIFY2(words.contains(part), qPrintable(part));
    }
};

QTEST_MAIN(WindowToolsTest)
#include "window_tools_test.moc"
