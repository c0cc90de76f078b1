// What is in force where the command line and the settings both say something, and what the settings keep.
#pragma once

#include "host/access_choices.h"
#include "host/host_choices.h"
#include "host/network_choices.h"
#include "host/recording_choices.h"
#include "host/startup_choices.h"
#include "options.h"

namespace lancast::app {

/// The command line wins over what the settings say.
[[nodiscard]] HostChoices applied(const AppOptions &options, HostChoices choices);
[[nodiscard]] NetworkChoices applied(const AppOptions &options, NetworkChoices network);
[[nodiscard]] StartupChoices applied(const AppOptions &options, StartupChoices startup);
[[nodiscard]] RecordingChoices applied(const AppOptions &options, RecordingChoices recording);
[[nodiscard]] VideoTuning applied(const AppOptions &options, VideoTuning tuning);
[[nodiscard]] AccessChoices applied(const AppOptions &options, AccessChoices access);

/// What the settings keep of the first: what the command line gave counts for this launch only, so there \a
/// kept stays.
[[nodiscard]] AccessChoices remembered(const AppOptions &options, AccessChoices access,
                                       const AccessChoices &kept);
[[nodiscard]] NetworkChoices remembered(const AppOptions &options, NetworkChoices network,
                                        const NetworkChoices &kept);
[[nodiscard]] StartupChoices remembered(const AppOptions &options, StartupChoices startup,
                                        const StartupChoices &kept);
[[nodiscard]] RecordingChoices remembered(const AppOptions &options, RecordingChoices recording,
                                          const RecordingChoices &kept);
[[nodiscard]] VideoTuning remembered(const AppOptions &options, VideoTuning tuning, const VideoTuning &kept);

[[nodiscard]] net::RemotePublishing remotePublishing(const AppOptions &options, const AccessChoices &access);

/// What the relay is started with: \a network, \a access and \a recording are in force, the rest is the
/// command line's. It does not record yet: that is the window's switch.
[[nodiscard]] net::RelayOptions relayOptions(const AppOptions &options, const NetworkChoices &network,
                                             const AccessChoices &access, const RecordingChoices &recording);

} // namespace lancast::app
