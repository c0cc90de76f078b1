// LanCast: hosts a live stream that everyone on the network watches in a browser.
#include "application.h"
#include "base/logging.h"
#include "base/signal_watcher.h"
#include "base/standard_streams.h"
#include "desktop/application_icon.h"
#include "desktop/application_name.h"
#include "desktop/single_instance.h"
#include "diagnostics/log_keeper.h"
#include "look/look.h"
#include "look/plain_text.h"
#include "look/translations.h"
#include "options.h"
#include "relay/hidden_arguments.h"
#include "settings/language_settings.h"
#include "settings/settings_store.h"
#include "web/drawing.h"
#include "web/web_environment.h"
#include "web/web_safety.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr int usageError = 2;
constexpr std::chrono::seconds firstInstancePatience{10};

QStringList argumentsFrom(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// Qt would say that its installation is broken, and abort.
bool hasDisplay()
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

/// Which file it is, without making it: that is for the first instance to do.
QString settingsFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"lancast"_s, u"lancast"_s).fileName();
}

/// The exit code if there is an application for these settings already; empty if this is the one.
std::optional<int> leaveToFirst(SingleInstance &instance, const QByteArray &token, const AppOptions &options)
{
    switch (instance.claim(token, firstInstancePatience)) {
    case SingleInstance::Role::First:
        return std::nullopt;
    case SingleInstance::Role::Second:
        for (const QString &address : instance.firstAddresses())
            std::printf("Watch at %s\n", qPrintable(address));
        std::fputs(options.hasWishes
                       ? "lancast: LanCast runs already and shows its window; the options were not taken. "
                         "--new-instance starts another one.\n"
                       : "lancast: LanCast runs already and shows its window.\n",
                   stderr);
        return 0;
    case SingleInstance::Role::Unheard:
        std::fputs("lancast: LanCast runs already but does not answer. End it, or start another one with "
                   "--new-instance.\n",
                   stderr);
        return 1;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    // Before the application object, so that --help and wrong usage need no display.
    const AppOptionsResult parsed = parseAppOptions(argumentsFrom(argc, argv));
    lancast::net::hideSecrets({argv, std::size_t(argc)});
    switch (parsed.outcome) {
    case AppOptionsResult::Outcome::Print:
        std::fputs(parsed.text.toLocal8Bit().constData(), stdout);
        return 0;
    case AppOptionsResult::Outcome::Refuse:
        std::fprintf(stderr, "lancast: %s\n", parsed.text.toLocal8Bit().constData());
        return usageError;
    case AppOptionsResult::Outcome::Run:
        break;
    }
    const QString refusal = webRefusal(currentWebSurroundings(), parsed.options.webConsent);
    if (!refusal.isEmpty()) {
        std::fprintf(stderr, "lancast: %s\n", refusal.toLocal8Bit().constData());
        return usageError;
    }
    if (!hasDisplay()) {
        std::fputs("lancast: There is no display to show the window on. Host without a window by "
                   "lancast-server, or start it on a virtual one: by xvfb-run, or in the sources by "
                   "packaging/run.\n",
                   stderr);
        return usageError;
    }
    prepareWebEnvironment();
    lancast::net::applyLogLevel(parsed.options.logLevel);
    const QByteArray token = activationToken();

    lancast::net::openStandardStreams();
    lancast::net::ignoreWriteSignals();
    QApplication application(argc, argv);
    nameApplication();
    SingleInstance instance(settingsFile());
    if (!parsed.options.isNewInstance) {
        if (const auto exitCode = leaveToFirst(instance, token, parsed.options))
            return *exitCode;
    }
    LogKeeper log;
    // The main window decides: it asks before it quits, and viewer windows must not keep the application.
    QApplication::setQuitOnLastWindowClosed(false);
    QFont body = QApplication::font();
    body.setPointSize(bodyPoints);
    QApplication::setFont(body);
    QApplication::setWindowIcon(applicationIcon());

    const PlainLabels plainLabels(application);
    chooseDrawing();

    lancast::net::SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &lancast::net::SignalWatcher::terminationRequested, &application,
                     [] { QCoreApplication::exit(0); });
    SettingsStore settings;
    const Translations translations(rememberedLanguage(settings));
    Application lancast(parsed.options, settings);
    lancast.tools().setLog(log);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &lancast.presence(),
                     &DesktopPresence::raiseWindow);
    QObject::connect(&lancast, &Application::guestAddressesChanged, &instance, &SingleInstance::setAddresses);
    lancast.start();
    return QApplication::exec();
}
