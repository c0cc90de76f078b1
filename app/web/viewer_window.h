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

    /// Loads \a url afresh, unless it is the one that is open.
    void open(const QUrl &url);

private:
    void load();
    void addShortcuts();
    void answerFullScreen(QWebEngineFullScreenRequest request);
    void toggleFullScreen();
    void leaveFullScreen();

    WebProfile &m_profile;
    QWebEngineView *m_view;
    QUrl m_url;
};

} // namespace lancast::app
