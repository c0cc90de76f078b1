// The main window over a session of the test's own.
#pragma once

#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "page_stage.h"
#include "settings/settings_store.h"
#include "window/main_window.h"

#include <QTemporaryDir>

namespace lancast::app {

/// The whole window, with a page of the test's own making instead of QtWebEngine.
struct MainWindowDesk
{
    explicit MainWindowDesk(BeforeQuit beforeQuit = BeforeQuit::NeverAsk)
        : window(session, settings, new QWidget, beforeQuit)
    {
        QObject::connect(&bridge, &PublisherBridge::commanded, &bridge, [this](const QJsonObject &command) {
            commands.append(command.value(u"command"_s).toString());
        });
        address.port = address.wishedPort = 8080;
        address.bind = QHostAddress(QHostAddress::Any);
        address.loopbackUrl = QUrl(u"http://127.0.0.1:8080/"_s);
        address.publishToken = "secret";
        session.takeAddress(address);
        window.setAddress(address);
        bridge.hello();
        report(u"idle"_s);
        window.show();
        window.activateWindow();
    }

    void report(const QString &state, const QString &error = {})
    {
        QJsonObject report{
            {u"state"_s, state}, {u"width"_s, 1280}, {u"height"_s, 720}, {u"frameRate"_s, 29.8}};
        if (!error.isEmpty())
            report.insert(u"error"_s, QJsonObject{{u"code"_s, error}});
        bridge.report(report);
    }

    template<typename Widget> Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }

    RelayAddress address;
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(u"settings.ini"_s)};
    PublisherBridge bridge;
    HostSession session{bridge, testPattern(), ScreenCapture::Available};
    MainWindow window;
    QStringList commands;
};

} // namespace lancast::app
