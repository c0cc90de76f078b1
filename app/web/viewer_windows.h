// All the open viewer windows: any number, each deletes itself when it is closed.
#pragma once

#include <QPointer>
#include <QUrl>

#include <vector>

namespace lancast::app {

class ViewerWindow;
class WebProfile;

class ViewerWindows final
{
public:
    /// \a profile must outlive the windows.
    explicit ViewerWindows(WebProfile &profile);
    ~ViewerWindows();
    Q_DISABLE_COPY_MOVE(ViewerWindows)

    /// What the windows show, with the key if there is one: those that are open change too.
    void setUrl(const QUrl &url);
    /// Nothing happens before there is a URL.
    void openAnother();

private:
    WebProfile &m_profile;
    QUrl m_url;
    std::vector<QPointer<ViewerWindow>> m_windows;
};

} // namespace lancast::app
