// Which environment would take the web views' protections away. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace lancast::app {

/// What QtWebEngine reads from the environment, and who runs the program.
struct WebSurroundings
{
    QByteArray chromiumFlags;       ///< QTWEBENGINE_CHROMIUM_FLAGS
    QByteArray remoteDebugging;     ///< QTWEBENGINE_REMOTE_DEBUGGING
    bool isSandboxDisabled = false; ///< QTWEBENGINE_DISABLE_SANDBOX is set, to whatever value
    bool isRoot = false;            ///< for whom Chromium has no sandbox
    bool isSandboxRefused = false;  ///< by the system, to everybody
};

/// What the person forces by an option.
struct WebConsent
{
    bool toRemoteDebugging = false; ///< --allow-remote-debugging
    bool toNoSandbox = false;       ///< --allow-no-sandbox
};

[[nodiscard]] WebSurroundings currentWebSurroundings();

/// One sentence: what is unsafe, why, and which option forces it. Empty if nothing is.
[[nodiscard]] QString webRefusal(const WebSurroundings &surroundings, const WebConsent &consent);

} // namespace lancast::app
