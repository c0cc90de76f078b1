// All the open viewer windows: any number, each deletes itself when it is closed.
#pragma once

#include "session/status.h"

#include <QPointer>
#include <QUrl>

#include <vector>

namespace lancast::app {

class SettingsStore;
class ViewerWindow;
class WebProfile;

class ViewerWindows final
{
public:
    /// \a profile and \a settings must outlive the windows.
    ViewerWindows(WebProfile &profile, SettingsStore &settings);
    ~ViewerWindows();
    Q_DISABLE_COPY_MOVE(ViewerWindows)

    /// What the windows show, with the key if there is one: those that are open change too.
    void setUrl(const QUrl &url);
    void setStreamState(stream::StreamState state);
    /// Nothing happens before there is a URL.
    void openAnother();

private:
    [[nodiscard]] QRect placeForAnother(const QRect &remembered) const;
    void rememberRect(const QRect &rect);
    void rememberOnTop(bool staysOnTop);

    WebProfile &m_profile;
    SettingsStore &m_settings;
    QUrl m_url;
    stream::StreamState m_state = stream::StreamState::Waiting;
    std::vector<QPointer<ViewerWindow>> m_windows;
};

} // namespace lancast::app
