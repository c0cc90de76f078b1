// The Icecast server that the stream goes to, as it is remembered.
#pragma once

#include "host/icecast_choices.h"

namespace lancast::app {

class SettingsStore;

/// Off where what is remembered cannot be used. The file is its user's alone: it has the password.
[[nodiscard]] IcecastChoices rememberedIcecast(const SettingsStore &store);
void remember(SettingsStore &store, const IcecastChoices &icecast);

} // namespace lancast::app
