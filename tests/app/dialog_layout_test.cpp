// Every dialog in every language: nothing is cut, overlaps or lies outside, and no two controls share a key.
#include "support/layout_faults.h"

#include "desktop/about_dialog.h"
#include "desktop/help_dialog.h"
#include "host/access_control.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/relay_host.h"
#include "look/look.h"
#include "look/translations.h"
#include "preferences/preferences.h"
#include "preferences/preferences_dialog.h"
#include "recordings/recordings_window.h"
#include "settings/settings_store.h"
#include "share/publish_link_dialog.h"
#include "share/qr_window.h"
#include "share/reach_help.h"
#include "window/quality_dialog.h"
#include "window/window_actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::test::layoutFaults;

namespace {

/// The host's things that dialogs are about.
struct Desk
{
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    AppOptions options;
    RelayHost relay;
    AccessControl access{options, relay, settings};
    PublisherBridge bridge;
    HostSession session{bridge, {}, ScreenCapture::Available};
    Preferences preferences{options, {settings, access, relay, session}};
    QWidget window;
    WindowActions actions{&window};
};

QWidget *preferencesAt(Desk &desk, int page)
{
    const QList<InterfaceAddress> addresses{
        {u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.100.20"_s)},
        {u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.100.121"_s)}};
    auto *dialog = new PreferencesDialog(desk.preferences, addresses, nullptr);
    dialog->findChild<QListWidget *>(u"pages"_s)->setCurrentRow(page);
    return dialog;
}

struct Dialog
{
    const char *name;
    std::function<QWidget *(Desk &)> make;
};

/// Add yours here.
const QList<Dialog> &dialogs()
{
    static const QList<Dialog> all{
        {"preferences, network", [](Desk &desk) { return preferencesAt(desk, 0); }},
        {"preferences, access", [](Desk &desk) { return preferencesAt(desk, 1); }},
        {"preferences, video", [](Desk &desk) { return preferencesAt(desk, 2); }},
        {"preferences, recording", [](Desk &desk) { return preferencesAt(desk, 3); }},
        {"preferences, start-up", [](Desk &desk) { return preferencesAt(desk, 4); }},
        {"preferences, language", [](Desk &desk) { return preferencesAt(desk, 5); }},
        {"recordings",
         [](Desk &desk) {
             auto *window = new RecordingsWindow(realRecordingDesktop());
             window->setFolder(desk.directory.path());
             return window;
         }},
        {"publish link",
         [](Desk &) {
             return new PublishLinkDialog(QUrl(u"https://192.168.100.120:8080/publish"_s), nullptr);
         }},
        {"publish without https", [](Desk &) { return new PublishLinkDialog(QUrl(), nullptr); }},
        {"nobody can reach me", [](Desk &) { return new ReachHelp; }},
        {"large code",
         [](Desk &) {
             auto *code = new QrWindow(nullptr);
             code->setContent(u"http://192.168.100.120:8080/"_s, u"http://192.168.100.120:8080/"_s);
             return code;
         }},
        {"custom quality", [](Desk &) { return new QualityDialog({}); }},
        {"help", [](Desk &desk) { return new HelpDialog(desk.actions.all()); }},
        {"about", [](Desk &) { return new AboutDialog; }},
    };
    return all;
}

/// Layouts settle over several turns of the event loop.
void settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// Of what can be seen at once in \a window; empty if every key is there once.
QString sharedKey(const QWidget &window)
{
    QMap<QKeySequence, QString> keys;
    const auto take = [&keys](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        const QString other = key.isEmpty() ? QString() : std::exchange(keys[key], text);
        return other.isEmpty() ? QString() : text + u" and "_s + other;
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isVisibleTo(&window) || (!button && !(label && label->buddy())))
            continue;
        if (const QString clash = take(button ? button->text() : label->text()); !clash.isEmpty())
            return clash;
    }
    return {};
}

} // namespace

class DialogLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFont body = QApplication::font();
        body.setPointSize(bodyPoints);
        QApplication::setFont(body);
    }

    void everyDialog_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("dialog");
        for (const QString &language : translatedLanguages()) {
            for (int dialog = 0; dialog < dialogs().size(); ++dialog)
                QTest::addRow("%s, %s", qPrintable(language), dialogs()[dialog].name) << language << dialog;
        }
    }
    void everyDialog()
    {
        QFETCH(const QString, language);
        QFETCH(const int, dialog);
        const Translations translations(language);
        Desk desk;
        const std::unique_ptr<QWidget> window(dialogs()[dialog].make(desk));
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->show();
        settle();
        // A platform without a screen pretends one of 800x800 pixels, which at 200 % is too small for
        // anything.
        window->resize(window->size().expandedTo(window->sizeHint()));
        settle();
        const QStringList faults = layoutFaults(*window);
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
        // Room for it on the smallest screen that the window is made for.
        const QSize least = window->minimumSizeHint().expandedTo(window->minimumSize());
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(u"%1x%2"_s.arg(least.width()).arg(least.height())));
        QCOMPARE(sharedKey(*window), QString());
    }
};

QTEST_MAIN(DialogLayoutTest)
#include "dialog_layout_test.moc"
