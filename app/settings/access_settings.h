// Whom the host lets in, as it is remembered.
#pragma once

#include "host/access_choices.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense give the defaults.
[[nodiscard]] AccessChoices rememberedAccess(const SettingsStore &store);
void remember(SettingsStore &store, const AccessChoices &access);

} // namespace lancast::app
