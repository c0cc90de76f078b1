// Where the host had the viewer windows, as it is remembered.
#pragma once

#include <QRect>

namespace lancast::app {

class SettingsStore;

struct ViewerPlace
{
    QRect rect; ///< null: wherever the desktop puts it, in the usual size
    bool staysOnTop = false;

    friend bool operator==(const ViewerPlace &, const ViewerPlace &) = default;
};

/// Values that make no sense give the defaults.
[[nodiscard]] ViewerPlace rememberedViewerPlace(const SettingsStore &store);
void remember(SettingsStore &store, const ViewerPlace &place);

} // namespace lancast::app
