// A web page that stays on our own origin and asks nobody for anything.
#pragma once

#include <QWebEnginePage>

namespace lancast::app {

class WebProfile;

/// Whether a page may use the camera, the microphone and the screen.
enum class Capture { Allowed, Refused };

class LocalPage final : public QWebEnginePage
{
    Q_OBJECT

public:
    /// \a profile must outlive the page.
    LocalPage(WebProfile &profile, Capture capture, QObject *parent = nullptr);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    void answerPermission(const QUrl &securityOrigin, Feature feature);

    WebProfile &m_profile;
    Capture m_capture;
};

} // namespace lancast::app
