// LanCast: hosts a live stream that everyone on the network watches in a browser.
#include "application.h"
#include "look/look.h"
#include "look/translations.h"
#include "net/logging.h"
#include "net/signal_watcher.h"
#include "options.h"
#include "settings/language_settings.h"
#include "settings/settings_store.h"
#include "web/drawing.h"
#include "web/web_environment.h"
#include "web/web_safety.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr int usageError = 2;

QStringList argumentsFrom(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace

int main(int argc, char **argv)
{
    // Before the application object, so that --help and wrong usage need no display.
    const AppOptionsResult parsed = parseAppOptions(argumentsFrom(argc, argv));
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
    prepareWebEnvironment();
    lancast::net::applyLogLevel(parsed.options.logLevel);

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"lancast"_s);
    QApplication::setApplicationDisplayName(u"LanCast"_s);
    QApplication::setApplicationVersion(QStringLiteral(LANCAST_VERSION));
    QApplication::setDesktopFileName(u"io.github.lancast.LanCast"_s);
    // The main window decides: it asks before it quits, and viewer windows must not keep the application.
    QApplication::setQuitOnLastWindowClosed(false);
    QFont body = QApplication::font();
    body.setPointSize(bodyPoints);
    QApplication::setFont(body);
    QApplication::setWindowIcon(QIcon(u":/icons/lancast.svg"_s));

    chooseDrawing();

    lancast::net::SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &lancast::net::SignalWatcher::terminationRequested, &application,
                     [] { QCoreApplication::exit(0); });
    SettingsStore settings;
    const Translations translations(rememberedLanguage(settings));
    Application lancast(parsed.options, settings);
    lancast.start();
    return QApplication::exec();
}
