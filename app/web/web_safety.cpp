#include "web/web_safety.h"

#include "web/sandbox_probe.h"

#include <QByteArrayList>
#include <QtGlobal>

#include <algorithm>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

/// The names of Chromium's switches in \a flags, without dashes and values. Chromium takes one dash for two,
/// and QtWebEngine takes quotation marks away; both count here, so that nothing hides behind them.
QByteArrayList switchNames(QByteArray flags)
{
    flags.replace('"', "").replace('\'', "").replace('\\', "");
    QByteArrayList names;
    for (const QByteArray &word : flags.simplified().split(' ')) {
        if (!word.startsWith('-'))
            continue;
        const qsizetype start = word.startsWith("--") ? 2 : 1;
        names.append(word.mid(start, word.indexOf('=') < 0 ? -1 : word.indexOf('=') - start).toLower());
    }
    return names;
}

bool opensRemoteDebugging(const QByteArray &name)
{
    return name.startsWith("remote-debugging-") || name == "remote-allow-origins";
}

bool endsProtection(const QByteArray &name)
{
    static const QByteArrayList others = {"single-process",
                                          "in-process-gpu",
                                          "no-zygote",
                                          "renderer-cmd-prefix",
                                          "disable-web-security",
                                          "disable-site-isolation-trials",
                                          "disable-site-isolation-for-policy",
                                          "allow-file-access-from-files",
                                          "allow-running-insecure-content",
                                          "ignore-certificate-errors",
                                          "ignore-certificate-errors-spki-list",
                                          "unsafely-treat-insecure-origin-as-secure",
                                          "load-extension"};
    const bool isAboutSandbox =
        name.contains("sandbox") && (name.startsWith("no-") || name.startsWith("disable-"));
    return isAboutSandbox || others.contains(name);
}

QString refusalOfDebugging(const QString &what)
{
    return u"%1 lets other programs control the window's pages, camera and microphone included. Take it "
           u"away, or "
           "force it with --allow-remote-debugging."_s.arg(what);
}

QString refusalWithoutSandbox(const QString &what)
{
    return u"%1, so a flaw in the web views could be used to take over your account. Take it away, or force "
           "it with --allow-no-sandbox."_s.arg(what);
}

} // namespace

WebSurroundings currentWebSurroundings()
{
    return {qgetenv("QTWEBENGINE_CHROMIUM_FLAGS"), qgetenv("QTWEBENGINE_REMOTE_DEBUGGING"),
            qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX"), geteuid() == 0, !canMakeSandbox()};
}

QString webRefusal(const WebSurroundings &surroundings, const WebConsent &consent)
{
    const QByteArrayList names = switchNames(surroundings.chromiumFlags);
    if (!consent.toRemoteDebugging) {
        if (!surroundings.remoteDebugging.isEmpty())
            return refusalOfDebugging(u"QTWEBENGINE_REMOTE_DEBUGGING"_s);
        const auto found = std::ranges::find_if(names, opensRemoteDebugging);
        if (found != names.end())
            return refusalOfDebugging(
                u"\"--%1\" in QTWEBENGINE_CHROMIUM_FLAGS"_s.arg(QString::fromLatin1(*found)));
    }
    if (consent.toNoSandbox)
        return {};
    if (surroundings.isSandboxDisabled)
        return refusalWithoutSandbox(u"QTWEBENGINE_DISABLE_SANDBOX switches the sandbox off"_s);
    const auto found = std::ranges::find_if(names, endsProtection);
    if (found != names.end())
        return refusalWithoutSandbox(
            u"\"--%1\" in QTWEBENGINE_CHROMIUM_FLAGS switches a protection off"_s.arg(
                QString::fromLatin1(*found)));
    if (surroundings.isRoot)
        return u"Chromium has no sandbox for root, so a flaw in the web views could be used to take over "
               u"this "
               "machine. Start LanCast as an ordinary user, or force it with --allow-no-sandbox."_s;
    if (surroundings.isSandboxRefused)
        return u"This system does not let LanCast make Chromium's sandbox, so a flaw in the web views could "
               "be used to take over your account. On Ubuntu, install LanCast's package, which has the "
               "AppArmor profile for it; elsewhere let the sysctl user.max_user_namespaces allow it, or "
               "force it with --allow-no-sandbox."_s;
    return {};
}

} // namespace lancast::app
