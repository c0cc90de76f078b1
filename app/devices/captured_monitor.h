// Which monitor a screen capture would show.
#pragma once

#include <QString>

#include <optional>

namespace lancast::app {

struct CapturedMonitor
{
    QString name;   ///< as QScreen::name()
    quint32 id = 0; ///< by which Chromium calls it: X11's atom for the name
};

/// Chromium captures the first monitor of RandR's list. X11 puts the primary one there; that is not always
/// the one that Qt takes for it. Empty without X11, or where RandR is older than 1.5.
[[nodiscard]] std::optional<CapturedMonitor> capturedMonitor();

/// X11's atom for \a name; 0 without X11.
[[nodiscard]] quint32 monitorId(const QString &name);

} // namespace lancast::app
