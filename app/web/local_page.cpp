#include "web/local_page.h"

#include "web/web_profile.h"

#include <QAuthenticator>
#include <QColor>
#include <QLoggingCategory>
#include <QWebEngineCertificateError>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(log, "lancast.app.page")

} // namespace

LocalPage::LocalPage(WebProfile &profile, QObject *parent)
    : QWebEnginePage(&profile, parent)
    , m_profile(profile)
{
    setBackgroundColor(Qt::black);
    connect(this, &QWebEnginePage::featurePermissionRequested, this, &LocalPage::answerPermission);
    refuseRequests();
}

/// QtWebEngine refuses most of these by itself; said here, no later version can begin to ask.
void LocalPage::refuseRequests()
{
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    connect(this, &QWebEnginePage::authenticationRequired, this,
            [](const QUrl &, QAuthenticator *authenticator) { *authenticator = QAuthenticator(); });
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
            [](const QUrl &, QAuthenticator *authenticator) { *authenticator = QAuthenticator(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::quotaRequested, this,
            [](QWebEngineQuotaRequest request) { request.reject(); });
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

QStringList LocalPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {};
}

void LocalPage::javaScriptAlert(const QUrl &, const QString &) {}

bool LocalPage::javaScriptConfirm(const QUrl &, const QString &)
{
    return false;
}

bool LocalPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    return false;
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
    const bool isGranted = m_profile.origin().isPage(securityOrigin) && isCovered(feature, m_consent);
    if (!isGranted)
        qCWarning(log) << "refused permission" << feature << "to" << securityOrigin.toDisplayString();
    setFeaturePermission(securityOrigin, feature,
                         isGranted ? PermissionGrantedByUser : PermissionDeniedByUser);
}

} // namespace lancast::app
