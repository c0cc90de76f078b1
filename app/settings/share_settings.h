// Which way in the host shares, as it is remembered.
#pragma once

#include "share/share_choice.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense give the defaults.
[[nodiscard]] ShareChoice rememberedShare(const SettingsStore &store);
void remember(SettingsStore &store, const ShareChoice &choice);

} // namespace lancast::app
