#include "local_page.h"

#include "web_profile.h"

#include <QColor>
#include <QLoggingCategory>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(log, "lancast.app.page")

bool isCaptureFeature(QWebEnginePage::Feature feature)
{
    return feature == QWebEnginePage::MediaAudioCapture || feature == QWebEnginePage::MediaVideoCapture ||
           feature == QWebEnginePage::MediaAudioVideoCapture ||
           feature == QWebEnginePage::DesktopVideoCapture ||
           feature == QWebEnginePage::DesktopAudioVideoCapture;
}

} // namespace

LocalPage::LocalPage(WebProfile &profile, Capture capture, QObject *parent)
    : QWebEnginePage(&profile, parent)
    , m_profile(profile)
    , m_capture(capture)
{
    setBackgroundColor(Qt::black);
    connect(this, &QWebEnginePage::featurePermissionRequested, this, &LocalPage::answerPermission);
}

bool LocalPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool)
{
    const bool isOurs = m_profile.origin().isPage(url);
    if (!isOurs)
        qCWarning(log) << "refused to go to" << url.toDisplayString(QUrl::RemoveQuery);
    return isOurs;
}

QWebEnginePage *LocalPage::createWindow(WebWindowType)
{
    return nullptr;
}

void LocalPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message,
                                         int line, const QString &source)
{
    const QString file = QUrl(source).path();
    if (level == ErrorMessageLevel)
        qCWarning(log).noquote() << file << line << message;
    else
        qCDebug(log).noquote() << file << line << message;
}

void LocalPage::answerPermission(const QUrl &securityOrigin, Feature feature)
{
    const bool isGranted = m_capture == Capture::Allowed && isCaptureFeature(feature) &&
                           m_profile.origin().isPage(securityOrigin);
    setFeaturePermission(securityOrigin, feature,
                         isGranted ? PermissionGrantedByUser : PermissionDeniedByUser);
}

} // namespace lancast::app
