#include "web_profile.h"

#include <QLoggingCategory>
#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(log, "lancast.app.web")

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
        qCWarning(log) << "blocked a request to" << info.requestUrl().toDisplayString(QUrl::RemoveQuery);
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
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });
    settings()->setAttribute(QWebEngineSettings::ScreenCaptureEnabled, true);
    settings()->setAttribute(QWebEngineSettings::PlaybackRequiresUserGesture, false);
    settings()->setAttribute(QWebEngineSettings::FullScreenSupportEnabled, true);
    settings()->setAttribute(QWebEngineSettings::PluginsEnabled, false);
    settings()->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, false);
    settings()->setAttribute(QWebEngineSettings::LocalContentCanAccessFileUrls, false);
    settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
}

void WebProfile::setOrigin(const LocalOrigin &origin)
{
    m_origin = origin;
}

} // namespace lancast::app
