#include "web/viewer_windows.h"

#include "web/viewer_window.h"

namespace lancast::app {

ViewerWindows::ViewerWindows(WebProfile &profile)
    : m_profile(profile)
{
}

ViewerWindows::~ViewerWindows()
{
    for (const QPointer<ViewerWindow> &window : m_windows)
        delete window;
}

void ViewerWindows::setUrl(const QUrl &url)
{
    m_url = url;
    for (const QPointer<ViewerWindow> &window : m_windows) {
        if (window)
            window->open(url);
    }
}

void ViewerWindows::openAnother()
{
    if (m_url.isEmpty())
        return;
    std::erase_if(m_windows, [](const QPointer<ViewerWindow> &window) { return window.isNull(); });
    auto *window = new ViewerWindow(m_profile, m_url);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    m_windows.emplace_back(window);
}

} // namespace lancast::app
