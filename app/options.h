// The application's command line: arguments in, values or one message out.
#pragma once

#include "host_choices.h"
#include "net/relay_options.h"

#include <QStringList>
#include <QtGlobal>

#include <chrono>
#include <optional>

namespace lancast::app {

struct AppOptions
{
    net::RelayOptions relay;
    std::optional<SourceKind> source; ///< empty: the settings decide
    QString sourceFile;               ///< absolute; only with SourceKind::File
    std::optional<Quality> quality;
    std::optional<std::chrono::seconds> restartInterval;
    bool hasSound = true;
    bool goesLive = false;
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

} // namespace lancast::app
