// The Icecast output in a word or two, and in a sentence. Pure.
#pragma once

#include "output/icecast/icecast_status.h"

#include <QString>

namespace lancast::app {

[[nodiscard]] QString inWords(const icecast::IcecastStatus &status);
/// What happened and what to do; empty if there is nothing to say.
[[nodiscard]] QString adviceOn(const icecast::IcecastStatus &status);

} // namespace lancast::app
