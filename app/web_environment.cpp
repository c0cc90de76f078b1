#include "web_environment.h"

#include <QList>
#include <QtGlobal>

#include <cstdio>
#include <unistd.h>

namespace lancast::app {

QByteArray withPublisherFlags(const QByteArray &flags)
{
    // A hidden view draws about one frame a second without these.
    constexpr const char *wanted[] = {
        "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows", "--autoplay-policy=no-user-gesture-required"};
    QByteArray result = flags.simplified();
    for (const char *flag : wanted) {
        if (!result.split(' ').contains(flag))
            result += (result.isEmpty() ? "" : " ") + QByteArray(flag);
    }
    return result;
}

void prepareWebEnvironment()
{
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", withPublisherFlags(qgetenv("QTWEBENGINE_CHROMIUM_FLAGS")));
    // Two screens of text about drawing at every start; whoever sets rules of their own can have it back.
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "qt.webenginecontext.info=false");
    if (geteuid() == 0 && !qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX")) {
        // Chromium refuses to start its sandbox for root. Containers and tests have no other user.
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        std::fputs("lancast: running as root, so the web view runs without its sandbox\n", stderr);
    }
}

} // namespace lancast::app
