// How the relay is to be reached, as it is remembered.
#pragma once

#include <QtGlobal>

namespace lancast::app {

class SettingsStore;

[[nodiscard]] quint16 rememberedPort(const SettingsStore &store); ///< 0: none is set

} // namespace lancast::app
