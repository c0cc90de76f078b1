// The application's command line: arguments in, values or one message out.
#pragma once

#include "host/access_choices.h"
#include "host/host_choices.h"
#include "host/network_choices.h"
#include "host/recording_choices.h"
#include "host/startup_choices.h"
#include "net/relay_options.h"
#include "web/web_safety.h"

#include <QStringList>
#include <QtGlobal>

#include <chrono>
#include <optional>

namespace lancast::app {

struct AppOptions
{
    net::RelayOptions relay;           ///< remote publishers are asked about, unless they are let in anyway
    bool isMaxViewersExplicit = false; ///< the user named the limit of viewers
    bool isBindExplicit = false;       ///< the user named the address to listen on
    bool isRewindExplicit = false;     ///< the user named how far viewers can go back
    std::optional<SourceKind> source;  ///< empty: the settings decide
    QString sourceFile;                ///< absolute; only with SourceKind::File
    std::optional<Quality> quality;
    std::optional<std::chrono::seconds> restartInterval;
    bool hasSound = true;
    bool goesLive = false;
    bool isNewInstance = false; ///< beside one with the same settings
    WebConsent webConsent;
    QtMsgType logLevel = QtInfoMsg;
};

struct AppOptionsResult
{
    enum class Outcome {
        Run,    ///< options are right
        Print,  ///< text is what was asked for (--help, --version): print it, exit with 0
        Refuse, ///< text is one sentence about what is wrong: print it on stderr, exit with 2
    };
    Outcome outcome = Outcome::Run;
    QString text;
    AppOptions options;
};

/// \a arguments starts with the program's name. Works without an application object.
[[nodiscard]] AppOptionsResult parseAppOptions(const QStringList &arguments);

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
