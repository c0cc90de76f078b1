#include "dialogs.h"

#include "desktop/about_dialog.h"
#include "desktop/help_dialog.h"
#include "preferences/preferences_dialog.h"
#include "recordings/recordings_window.h"
#include "share/publish_link_dialog.h"
#include "share/qr_window.h"
#include "share/reach_help.h"
#include "web/capture_dialog.h"
#include "window/quality_dialog.h"

#include <QListWidget>
#include <QStringListModel>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QWidget *preferencesAt(DialogDesk &desk, int page)
{
    const QList<InterfaceAddress> addresses{
        {u"wlan0"_s, NetworkKind::WiFi, QHostAddress(u"192.168.100.20"_s)},
        {u"eth0"_s, NetworkKind::Ethernet, QHostAddress(u"192.168.100.121"_s)}};
    auto *dialog = new PreferencesDialog(desk.preferences, addresses, nullptr);
    dialog->findChild<QListWidget *>(u"pages"_s)->setCurrentRow(page);
    return dialog;
}

} // namespace

/// Add yours here.
const QList<Dialog> &dialogs()
{
    static const QList<Dialog> all{
        {"preferences, network", [](DialogDesk &desk) { return preferencesAt(desk, 0); }},
        {"preferences, access", [](DialogDesk &desk) { return preferencesAt(desk, 1); }},
        {"preferences, video", [](DialogDesk &desk) { return preferencesAt(desk, 2); }},
        {"preferences, recording", [](DialogDesk &desk) { return preferencesAt(desk, 3); }},
        {"preferences, start-up", [](DialogDesk &desk) { return preferencesAt(desk, 4); }},
        {"preferences, language", [](DialogDesk &desk) { return preferencesAt(desk, 5); }},
        {"preferences, Icecast", [](DialogDesk &desk) { return preferencesAt(desk, 6); }},
        {"recordings",
         [](DialogDesk &desk) {
             auto *window = new RecordingsWindow(realRecordingDesktop());
             window->setFolder(desk.directory.path());
             return window;
         }},
        {"publish link",
         [](DialogDesk &) {
             return new PublishLinkDialog(QUrl(u"https://192.168.100.120:8080/publish"_s), nullptr);
         }},
        {"publish without https", [](DialogDesk &) { return new PublishLinkDialog(QUrl(), nullptr); }},
        {"nobody can reach me", [](DialogDesk &) { return new ReachHelp; }},
        {"large code",
         [](DialogDesk &) {
             auto *code = new QrWindow(nullptr);
             code->setContent(u"http://192.168.100.120:8080/"_s, u"http://192.168.100.120:8080/"_s);
             return code;
         }},
        {"custom quality", [](DialogDesk &) { return new QualityDialog({}); }},
        {"screens and windows",
         [](DialogDesk &desk) {
             auto *screens = new QStringListModel({u"Screen 1"_s, u"Screen 2"_s}, &desk.window);
             auto *windows =
                 new QStringListModel({u"Editor"_s, u"A terminal – "_s.repeated(20)}, &desk.window);
             return new CaptureDialog({*screens, *windows});
         }},
        {"help", [](DialogDesk &desk) { return new HelpDialog(desk.actions.all()); }},
        {"about", [](DialogDesk &) { return new AboutDialog; }},
    };
    return all;
}

} // namespace lancast::app
