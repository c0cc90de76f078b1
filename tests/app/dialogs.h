// Every dialog and window beside the main one, with something in it.
#pragma once

#include "host/access_control.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/relay_host.h"
#include "preferences/preferences.h"
#include "settings/settings_store.h"
#include "window/window_actions.h"

#include <QTemporaryDir>

#include <functional>

namespace lancast::app {

/// The host's things that dialogs are about.
struct DialogDesk
{
    QTemporaryDir directory;
    SettingsStore settings{directory.filePath(QStringLiteral("settings.ini"))};
    AppOptions options;
    RelayHost relay;
    AccessControl access{options, relay, settings};
    PublisherBridge bridge;
    HostSession session{bridge, {}, ScreenCapture::Available};
    Preferences preferences{options, {settings, access, relay, session}};
    QWidget window;
    WindowActions actions{&window};
};

struct Dialog
{
    const char *name;
    std::function<QWidget *(DialogDesk &)> make;
};

[[nodiscard]] const QList<Dialog> &dialogs();

} // namespace lancast::app
