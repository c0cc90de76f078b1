#include "diagnostics/diagnostics.h"

#include "diagnostics/redactor.h"
#include "look/format.h"

#include <QGuiApplication>
#include <QNetworkInterface>
#include <QScreen>
#include <QSslSocket>
#include <QSysInfo>
#include <QtWebEngineCore/qtwebenginecoreglobal.h>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString yesOrNo(bool isSo)
{
    return isSo ? u"yes"_s : u"no"_s;
}

/// Of an environment variable; "-" if it is not set.
QString setting(const char *name)
{
    return qEnvironmentVariable(name, u"-"_s);
}

QStringList versions()
{
    return {u"LanCast "_s + QStringLiteral(LANCAST_VERSION),
            u"Qt %1, WebEngine %2, Chromium %3"_s.arg(QLatin1StringView(qVersion()),
                                                      QLatin1StringView(qWebEngineVersion()),
                                                      QLatin1StringView(qWebEngineChromiumVersion())),
            QSslSocket::sslLibraryVersionString(),
            u"%1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                   QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())};
}

QStringList surroundings()
{
    QStringList lines{
        u"desktop: %1, session: %2, platform: %3"_s.arg(
            setting("XDG_CURRENT_DESKTOP"), setting("XDG_SESSION_TYPE"), QGuiApplication::platformName()),
        u"drawing: QT_QUICK_BACKEND=%1, LIBGL_ALWAYS_SOFTWARE=%2, QTWEBENGINE_CHROMIUM_FLAGS=%3"_s.arg(
            setting("QT_QUICK_BACKEND"), setting("LIBGL_ALWAYS_SOFTWARE"),
            setting("QTWEBENGINE_CHROMIUM_FLAGS"))};
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QSize size = screen->size();
        lines.append(u"screen: %1x%2, scale %3, %4 Hz"_s.arg(size.width())
                         .arg(size.height())
                         .arg(screen->devicePixelRatio())
                         .arg(screen->refreshRate(), 0, 'f', 0));
    }
    return lines;
}

QStringList networks()
{
    QStringList lines;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        QStringList addresses;
        for (const QNetworkAddressEntry &entry : interface.addressEntries())
            addresses.append(entry.ip().toString());
        const bool isRunning = interface.flags().testFlag(QNetworkInterface::IsRunning);
        lines.append(u"%1 (%2): %3"_s.arg(interface.name(), isRunning ? u"running"_s : u"down"_s,
                                          addresses.isEmpty() ? u"-"_s : addresses.join(u", "_s)));
    }
    return lines;
}

QStringList options(const DiagnosticFacts &facts)
{
    const HostChoices &choices = facts.choices;
    const RelayAddress &address = facts.address;
    // The file's name is nobody else's business; its kind may be the trouble.
    const qsizetype dot = choices.file.lastIndexOf(u'.');
    const QString file = choices.file.isEmpty() || dot < 0 ? QString() : u" *"_s + choices.file.mid(dot);
    return {
        u"source: %1%2, quality: %3"_s.arg(toWord(choices.source), file, toWord(choices.quality)),
        u"sound: %1, muted: %2"_s.arg(yesOrNo(choices.hasSound), yesOrNo(choices.isMuted)),
        u"camera: %1, microphone: %2"_s.arg(choices.camera.isEmpty() ? u"default"_s : choices.camera,
                                            choices.microphone.isEmpty() ? u"default"_s : choices.microphone),
        u"port: %1 (wished %2), at %3"_s.arg(address.port)
            .arg(address.wishedPort)
            .arg(address.bind.toString()),
        u"https: %1, passcode: %2"_s.arg(yesOrNo(address.isSecure()), yesOrNo(!address.viewKey.isEmpty()))};
}

QStringList figures(const DiagnosticFacts &facts)
{
    const net::StatusSnapshot &status = facts.status;
    const PublisherReport &report = facts.report;
    return {
        u"stream: %1 for %2, %3 %4x%5"_s
            .arg(toString(status.state), formattedClock(status.liveFor),
                 status.mime.isEmpty() ? u"-"_s : status.mime)
            .arg(status.width)
            .arg(status.height),
        u"picture: %1x%2, %3 frames per second"_s.arg(report.size.width())
            .arg(report.size.height())
            .arg(report.frameRate, 0, 'f', 1),
        u"error: %1 %2"_s.arg(report.errorCode.isEmpty() ? u"none"_s : report.errorCode, report.errorMessage),
        u"viewers: %1 now, %2 in all; recordings: %3"_s.arg(status.viewers)
            .arg(status.totalViewers)
            .arg(status.encoderRuns),
        u"in %1, out %2"_s.arg(formattedRate(status.bitsPerSecondIn), formattedRate(status.bitsPerSecondOut)),
        u"buffer %1, %2; media %3 of %4"_s.arg(
            formattedSize(quint64(status.gopCacheBytes)), formattedSeconds(status.gopCacheSpan),
            formattedSize(quint64(status.mediaBytes)), formattedSize(quint64(status.mediaLimitBytes)))};
}

QString section(const QString &heading, const QStringList &lines)
{
    return heading + u'\n' + lines.join(u'\n') + u"\n\n"_s;
}

} // namespace

QString diagnosticsText(const DiagnosticFacts &facts)
{
    const QString text = section(u"== Versions"_s, versions()) + section(u"== System"_s, surroundings()) +
                         section(u"== Networks"_s, networks()) + section(u"== Options"_s, options(facts)) +
                         section(u"== Stream"_s, figures(facts)) + section(u"== Log"_s, facts.log);
    return redacted(text.trimmed() + u'\n', facts.secrets);
}

} // namespace lancast::app
