// How the host wants the dashboard, as it is remembered.
#pragma once

#include "dashboard/dashboard_choices.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense give the defaults.
[[nodiscard]] DashboardChoices rememberedDashboardChoices(const SettingsStore &store);
void remember(SettingsStore &store, const DashboardChoices &choices);

} // namespace lancast::app
