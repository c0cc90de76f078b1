// A web page that stays on our own origin and asks nobody for anything.
#pragma once

#include "web/capture_chooser.h"
#include "web/capture_consent.h"

#include <QWebEnginePage>

namespace lancast::app {

class WebProfile;

class LocalPage final : public QWebEnginePage
{
    Q_OBJECT

public:
    /// \a profile must outlive the page. It may use no camera, no microphone and no screen.
    LocalPage(WebProfile &profile, QObject *parent = nullptr);

    /// From now on; what the page uses already is the page's to end.
    void setConsent(const CaptureConsent &consent) { m_consent = consent; }
    /// What it captures of screens and windows, where the engine lets the application choose.
    [[nodiscard]] CaptureChooser &captures() { return m_captures; }

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message, const QString &defaultValue,
                          QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    void refuseRequests();
    void answerPermissions();
    void chooseCaptures();
    [[nodiscard]] bool isGranted(const QUrl &securityOrigin, PageFeature feature) const;

    WebProfile &m_profile;
    CaptureConsent m_consent;
    CaptureChooser m_captures;
};

} // namespace lancast::app
