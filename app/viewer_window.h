// A window of its own with the guests' page.
#pragma once

#include <QUrl>
#include <QWidget>

class QWebEngineFullScreenRequest;
class QWebEngineView;

namespace lancast::app {

class WebProfile;

class ViewerWindow final : public QWidget
{
    Q_OBJECT

public:
    /// \a profile must outlive the window.
    ViewerWindow(WebProfile &profile, const QUrl &url);

    void open(const QUrl &url);

private:
    void addShortcuts();
    void answerFullScreen(QWebEngineFullScreenRequest request);
    void toggleFullScreen();
    void leaveFullScreen();

    QWebEngineView *m_view;
};

} // namespace lancast::app
