// What happens at launch, as it is remembered.
#pragma once

#include "host/startup_choices.h"

namespace lancast::app {

class SettingsStore;

[[nodiscard]] StartupChoices rememberedStartup(const SettingsStore &store);
void remember(SettingsStore &store, const StartupChoices &startup);

} // namespace lancast::app
