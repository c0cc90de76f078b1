#include "web/web_environment.h"

#include <QList>
#include <QLoggingCategory>
#include <QtGlobal>

#include <unistd.h>

namespace lancast::app {

namespace {

// A filter is a plain function, so the one before it can only be kept here.
QLoggingCategory::CategoryFilter previousFilter = nullptr;

void silenceContext(QLoggingCategory *category)
{
    if (previousFilter)
        previousFilter(category);
    if (qstrcmp(category->categoryName(), "qt.webenginecontext") == 0)
        category->setEnabled(QtInfoMsg, false);
}

} // namespace

QByteArray withPublisherFlags(const QByteArray &flags)
{
    // A hidden view draws about one frame a second without the first three. The last one lets the publisher
    // page have the memory of its recorder's pieces freed a little at a time
    // (resources/web/publisher/main.js).
    constexpr const char *wanted[] = {"--disable-background-timer-throttling",
                                      "--disable-renderer-backgrounding",
                                      "--disable-backgrounding-occluded-windows",
                                      "--autoplay-policy=no-user-gesture-required", "--js-flags=--expose-gc"};
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
    // Two screens of text about drawing at every start; whoever sets rules of their own has it back.
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        previousFilter = QLoggingCategory::installFilter(silenceContext);
    // Chromium does not start its sandbox for root, and would not start at all. Whether that is wanted has
    // been asked before, see webRefusal().
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
}

} // namespace lancast::app
