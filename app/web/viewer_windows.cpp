#include "web/viewer_windows.h"

#include "settings/settings_store.h"
#include "settings/viewer_settings.h"
#include "web/viewer_window.h"
#include "web/window_place.h"

#include <QGuiApplication>
#include <QScreen>

namespace lancast::app {

namespace {

QList<QRect> availableScreens()
{
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    return screens;
}

} // namespace

ViewerWindows::ViewerWindows(WebProfile &profile, SettingsStore &settings)
    : m_profile(profile)
    , m_settings(settings)
{
}

ViewerWindows::~ViewerWindows()
{
    for (const QPointer<ViewerWindow> &window : m_windows) {
        if (window)
            rememberRect(window->place());
        delete window;
    }
}

void ViewerWindows::setUrl(const QUrl &url)
{
    m_url = url;
    for (const QPointer<ViewerWindow> &window : m_windows) {
        if (window)
            window->open(url);
    }
}

void ViewerWindows::setStreamState(stream::StreamState state)
{
    if (std::exchange(m_state, state) == state)
        return;
    for (const QPointer<ViewerWindow> &window : m_windows) {
        if (window)
            window->setStreamState(state);
    }
}

void ViewerWindows::openAnother()
{
    if (m_url.isEmpty())
        return;
    std::erase_if(m_windows, [](const QPointer<ViewerWindow> &window) { return window.isNull(); });
    ViewerPlace place = rememberedViewerPlace(m_settings);
    place.rect = placeForAnother(place.rect);
    auto *window = new ViewerWindow(m_profile, m_url, place);
    window->setStreamState(m_state);
    window->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(window, &ViewerWindow::closedAt, window,
                     [this](const QRect &rect) { rememberRect(rect); });
    QObject::connect(window, &ViewerWindow::staysOnTopChosen, window,
                     [this](bool staysOnTop) { rememberOnTop(staysOnTop); });
    window->show();
    m_windows.emplace_back(window);
}

void ViewerWindows::rememberRect(const QRect &rect)
{
    ViewerPlace place = rememberedViewerPlace(m_settings);
    place.rect = rect;
    remember(m_settings, place);
}

void ViewerWindows::rememberOnTop(bool staysOnTop)
{
    ViewerPlace place = rememberedViewerPlace(m_settings);
    place.staysOnTop = staysOnTop;
    remember(m_settings, place);
}

QRect ViewerWindows::placeForAnother(const QRect &remembered) const
{
    QList<QRect> taken;
    for (const QPointer<ViewerWindow> &window : m_windows)
        taken.append(window->place());
    return freePlace(taken.isEmpty() ? remembered : taken.constLast(), taken, availableScreens());
}

} // namespace lancast::app
