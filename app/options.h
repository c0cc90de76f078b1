// The application's command line: arguments in, values or one message out.
#pragma once

#include "host/host_choices.h"
#include "relay/relay_options.h"
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
    bool hasWishes = false;     ///< anything was given that an application which runs already would not take
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

} // namespace lancast::app
