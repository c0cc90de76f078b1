// How the video is recorded, as it is remembered.
#pragma once

#include "host/video_tuning.h"

namespace lancast::app {

class SettingsStore;

/// Values that make no sense give the defaults.
[[nodiscard]] VideoTuning rememberedVideoTuning(const SettingsStore &store);
void remember(SettingsStore &store, const VideoTuning &tuning);

} // namespace lancast::app
