// How the relay is to be reached, as it is remembered.
#pragma once

#include "host/network_choices.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense give the defaults.
[[nodiscard]] NetworkChoices rememberedNetwork(const SettingsStore &store);
void remember(SettingsStore &store, const NetworkChoices &network);

} // namespace lancast::app
