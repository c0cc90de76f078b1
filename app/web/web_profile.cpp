#include "web/web_profile.h"

#include <QLocale>
#include <QLoggingCategory>
#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(webLog, "lancast.app.web")

class OriginGuard final : public QWebEngineUrlRequestInterceptor
{
public:
    explicit OriginGuard(WebProfile &profile)
        : QWebEngineUrlRequestInterceptor(&profile)
        , m_profile(profile)
    {
    }

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        if (m_profile.origin().isResource(info.requestUrl()))
            return;
        qCWarning(webLog) << "blocked a request to" << info.requestUrl().toDisplayString(QUrl::RemoveQuery);
        info.block(true);
    }

private:
    WebProfile &m_profile;
};

} // namespace

WebProfile::WebProfile(QObject *parent)
    : QWebEngineProfile(parent)
{
    Q_ASSERT(isOffTheRecord());
    setUrlRequestInterceptor(new OriginGuard(*this));
    // The pages follow the browser's language, and this one speaks the application's.
    setHttpAcceptLanguage(QLocale().bcp47Name());
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // What was granted once may be refused the next time: the host decides what is captured.
    setPersistentPermissionsPolicy(PersistentPermissionsPolicy::AskEveryTime);
#endif
    using Settings = QWebEngineSettings;
    for (const auto wanted : {Settings::ScreenCaptureEnabled, Settings::FullScreenSupportEnabled})
        settings()->setAttribute(wanted, true);
    for (const auto unwanted :
         {Settings::PlaybackRequiresUserGesture, Settings::PluginsEnabled, Settings::PdfViewerEnabled,
          Settings::JavascriptCanOpenWindows, Settings::JavascriptCanAccessClipboard,
          Settings::LocalContentCanAccessFileUrls, Settings::NavigateOnDropEnabled,
          Settings::ErrorPageEnabled, Settings::ShowScrollBars})
        settings()->setAttribute(unwanted, false);
}

void WebProfile::setOrigin(const LocalOrigin &origin)
{
    m_origin = origin;
}

} // namespace lancast::app
