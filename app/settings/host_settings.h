// What the host shows, as it is remembered.
#pragma once

#include "host/host_choices.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense (a damaged file, a video that is gone) give the defaults.
[[nodiscard]] HostChoices rememberedHostChoices(const SettingsStore &store);
/// All but how the video is recorded: see video_settings.h.
void remember(SettingsStore &store, const HostChoices &choices);

} // namespace lancast::app
