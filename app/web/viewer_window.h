// A window of its own with the guests' page.
#pragma once

#include "session/status.h"
#include "settings/viewer_settings.h"

#include <QUrl>
#include <QWidget>

class QAction;
class QWebEngineFullScreenRequest;
class QWebEngineView;

namespace lancast::app {

class LocalPage;
class WebProfile;

class ViewerWindow final : public QWidget
{
    Q_OBJECT

public:
    /// \a profile must outlive the window.
    ViewerWindow(WebProfile &profile, const QUrl &url, const ViewerPlace &place);

    /// Loads \a url afresh, unless it is the one that is open.
    void open(const QUrl &url);
    /// The title says it.
    void setStreamState(stream::StreamState state);
    /// Where it is, or was before it filled the screen.
    [[nodiscard]] QRect place() const { return normalGeometry(); }

signals:
    void closedAt(const QRect &rect);
    void staysOnTopChosen(bool staysOnTop);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void load();
    void addActions();
    void answerFullScreen(QWebEngineFullScreenRequest request);
    void setOnTop(bool staysOnTop);
    void toggleFullScreen();
    void leaveFullScreen();

    WebProfile &m_profile;
    QWebEngineView *m_view;
    LocalPage *m_page = nullptr;
    QAction *m_staysOnTop;
    QUrl m_url;
};

} // namespace lancast::app
