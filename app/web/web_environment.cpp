#include "web/web_environment.h"

#include "web/sandbox_probe.h"

#include <QList>
#include <QLoggingCategory>
#include <QtGlobal>

#include <sys/statvfs.h>
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

QByteArray withFlags(const QByteArray &flags, const QList<QByteArray> &wanted)
{
    QByteArray result = flags.simplified();
    for (const QByteArray &flag : wanted) {
        if (!result.split(' ').contains(flag))
            result += (result.isEmpty() ? "" : " ") + flag;
    }
    return result;
}

/// Nothing where there is no shared memory at all.
quint64 freeSharedMemory()
{
    struct statvfs facts = {};
    return statvfs("/dev/shm", &facts) == 0 ? quint64(facts.f_bavail) * quint64(facts.f_frsize) : 0;
}

} // namespace

QByteArray withPublisherFlags(const QByteArray &flags)
{
    // A hidden view draws about one frame a second without the first three. The last one lets the publisher
    // page have the memory of its recorder's pieces freed a little at a time
    // (resources/web/publisher/main.js).
    return withFlags(flags, {"--disable-background-timer-throttling", "--disable-renderer-backgrounding",
                             "--disable-backgrounding-occluded-windows",
                             "--autoplay-policy=no-user-gesture-required", "--js-flags=--expose-gc"});
}

QByteArray withSharedMemoryFlag(const QByteArray &flags, quint64 freeBytes)
{
    return freeBytes < neededSharedMemory ? withFlags(flags, {"--disable-dev-shm-usage"}) : flags;
}

void prepareWebEnvironment()
{
    const QByteArray flags = withPublisherFlags(qgetenv("QTWEBENGINE_CHROMIUM_FLAGS"));
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", withSharedMemoryFlag(flags, freeSharedMemory()));
    // Two screens of text about drawing at every start; whoever sets rules of their own has it back.
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        previousFilter = QLoggingCategory::installFilter(silenceContext);
    // Without its sandbox, as for root, Chromium would not start at all. Whether that is wanted has been
    // asked before, see webRefusal().
    if (geteuid() == 0 || !canMakeSandbox())
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
}

} // namespace lancast::app
