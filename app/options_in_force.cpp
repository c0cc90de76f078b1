#include "options_in_force.h"

namespace lancast::app {

HostChoices applied(const AppOptions &options, HostChoices choices)
{
    if (options.source) {
        choices.source = *options.source;
        choices.file = options.sourceFile;
    }
    choices.quality = options.quality.value_or(choices.quality);
    choices.tuning = applied(options, choices.tuning);
    choices.hasSound = options.hasSound;
    return choices;
}

NetworkChoices applied(const AppOptions &options, NetworkChoices network)
{
    if (options.relay.isPortExplicit)
        network.port = options.relay.port;
    if (options.isBindExplicit)
        network.bind = options.relay.bind;
    if (options.relay.tls.isWanted)
        network.isSecure = true;
    if (!options.relay.allowedHosts.isEmpty())
        network.furtherHosts = options.relay.allowedHosts;
    if (!options.relay.embedding.origins().isEmpty())
        network.embedding = options.relay.embedding;
    return network;
}

NetworkChoices remembered(const AppOptions &options, NetworkChoices network, const NetworkChoices &kept)
{
    if (options.relay.isPortExplicit)
        network.port = kept.port;
    if (options.isBindExplicit)
        network.bind = kept.bind;
    if (options.relay.tls.isWanted)
        network.isSecure = kept.isSecure;
    if (!options.relay.allowedHosts.isEmpty())
        network.furtherHosts = kept.furtherHosts;
    if (!options.relay.embedding.origins().isEmpty())
        network.embedding = kept.embedding;
    return network;
}

StartupChoices applied(const AppOptions &options, StartupChoices startup)
{
    startup.goesLive = startup.goesLive || options.goesLive;
    return startup;
}

StartupChoices remembered(const AppOptions &options, StartupChoices startup, const StartupChoices &kept)
{
    if (options.goesLive)
        startup.goesLive = kept.goesLive;
    return startup;
}

RecordingChoices applied(const AppOptions &options, RecordingChoices recording)
{
    if (!options.relay.recordFolder.isEmpty())
        recording.folder = options.relay.recordFolder;
    if (!options.relay.recordTitle.isEmpty())
        recording.title = options.relay.recordTitle;
    if (options.isRewindExplicit)
        recording.rewind = options.relay.rewind.length;
    return recording;
}

RecordingChoices remembered(const AppOptions &options, RecordingChoices recording,
                            const RecordingChoices &kept)
{
    if (!options.relay.recordFolder.isEmpty())
        recording.folder = kept.folder;
    if (!options.relay.recordTitle.isEmpty())
        recording.title = kept.title;
    if (options.isRewindExplicit)
        recording.rewind = kept.rewind;
    return recording;
}

VideoTuning remembered(const AppOptions &options, VideoTuning tuning, const VideoTuning &kept)
{
    if (options.restartInterval)
        tuning.restartInterval = kept.restartInterval;
    return tuning;
}

net::RemotePublishing remotePublishing(const AppOptions &options, const AccessChoices &access)
{
    if (options.relay.remotePublishing == net::RemotePublishing::Allowed)
        return net::RemotePublishing::Allowed;
    return access.mayOthersAskToPublish ? net::RemotePublishing::AfterAsking : net::RemotePublishing::Refused;
}

net::RelayOptions relayOptions(const AppOptions &options, const NetworkChoices &network,
                               const AccessChoices &access, const RecordingChoices &recording)
{
    net::RelayOptions result = options.relay;
    result.port = network.port;
    result.bind = network.bind;
    result.tls.isWanted = network.isSecure;
    result.allowedHosts = network.furtherHosts;
    result.embedding = network.embedding;
    result.passcode = access.passcodeInForce();
    result.maxViewers = access.maxViewers;
    result.remotePublishing = remotePublishing(options, access);
    result.rewind.length = recording.rewind;
    result.recordFolder.clear();
    return result;
}

VideoTuning applied(const AppOptions &options, VideoTuning tuning)
{
    tuning.restartInterval = options.restartInterval.value_or(tuning.restartInterval);
    return tuning;
}

AccessChoices applied(const AppOptions &options, AccessChoices access)
{
    if (!options.relay.passcode.isEmpty()) {
        access.asksForPasscode = true;
        access.passcode = options.relay.passcode;
    }
    if (options.isMaxViewersExplicit)
        access.maxViewers = options.relay.maxViewers;
    return access;
}

AccessChoices remembered(const AppOptions &options, AccessChoices access, const AccessChoices &kept)
{
    if (!options.relay.passcode.isEmpty()) {
        access.asksForPasscode = kept.asksForPasscode;
        access.passcode = kept.passcode;
    }
    if (options.isMaxViewersExplicit)
        access.maxViewers = kept.maxViewers;
    return access;
}

} // namespace lancast::app
