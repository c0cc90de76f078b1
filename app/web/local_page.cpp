#include "web/local_page.h"

#include "web/web_profile.h"

#include <QAuthenticator>
#include <QColor>
#include <QLoggingCategory>
#include <QWebEngineCertificateError>
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
#include <QWebEngineDesktopMediaRequest>
#include <QWebEngineView>
#endif
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
#include <QWebEngineQuotaRequest>
#endif

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(pageLog, "lancast.app.page")

} // namespace

LocalPage::LocalPage(WebProfile &profile, QObject *parent)
    : QWebEnginePage(&profile, parent)
    , m_profile(profile)
{
    setBackgroundColor(Qt::black);
    answerPermissions();
    chooseCaptures();
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
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0) // later ones ask for no quota
    connect(this, &QWebEnginePage::quotaRequested, this,
            [](QWebEngineQuotaRequest request) { request.reject(); });
#endif
}

bool LocalPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool)
{
    const bool isOurs = m_profile.origin().isPage(url);
    if (!isOurs)
        qCWarning(pageLog) << "refused to go to" << url.toDisplayString(QUrl::RemoveQuery);
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
        qCWarning(pageLog).noquote() << file << line << message;
    else
        qCDebug(pageLog).noquote() << file << line << message;
}

void LocalPage::answerPermissions()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    connect(this, &QWebEnginePage::permissionRequested, this, [this](QWebEnginePermission permission) {
        if (isGranted(permission.origin(), permission.permissionType()))
            permission.grant();
        else
            permission.deny();
    });
#else
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
            [this](const QUrl &securityOrigin, Feature feature) {
                setFeaturePermission(securityOrigin, feature,
                                     isGranted(securityOrigin, feature) ? PermissionGrantedByUser
                                                                        : PermissionDeniedByUser);
            });
#endif
}

/// Since Qt 6.7 a page captures nothing until a screen or a window has been chosen; before, Qt took the first
/// screen.
void LocalPage::chooseCaptures()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    connect(this, &QWebEnginePage::desktopMediaRequested, this,
            [this](const QWebEngineDesktopMediaRequest &request) {
                if (!m_consent.toScreen)
                    return request.cancel();
                const QWebEngineView *view = QWebEngineView::forPage(this);
                // The copy keeps the models. A request that is never answered takes the first screen.
                m_captures.choose({*request.screensModel(), *request.windowsModel()},
                                  view ? view->window() : nullptr,
                                  [request](const std::optional<CaptureItem> &chosen) {
                                      if (!chosen)
                                          request.cancel();
                                      else if (chosen->kind == CaptureKind::Screen)
                                          request.selectScreen(request.screensModel()->index(chosen->row));
                                      else
                                          request.selectWindow(request.windowsModel()->index(chosen->row));
                                  });
            });
#endif
}

bool LocalPage::isGranted(const QUrl &securityOrigin, PageFeature feature) const
{
    const bool isGranted = m_profile.origin().isPage(securityOrigin) && isCovered(feature, m_consent);
    if (!isGranted)
        qCWarning(pageLog) << "refused permission" << feature << "to" << securityOrigin.toDisplayString();
    return isGranted;
}

} // namespace lancast::app
