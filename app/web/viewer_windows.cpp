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
            remember(m_settings, window->place());
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

void ViewerWindows::setStreamState(relay::StreamState state)
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
    QObject::connect(window, &ViewerWindow::placeChosen, window,
                     [this](const ViewerPlace &chosen) { remember(m_settings, chosen); });
    window->show();
    m_windows.emplace_back(window);
}

QRect ViewerWindows::placeForAnother(const QRect &remembered) const
{
    QList<QRect> taken;
    for (const QPointer<ViewerWindow> &window : m_windows)
        taken.append(window->place().rect);
    return freePlace(taken.isEmpty() ? remembered : taken.constLast(), taken, availableScreens());
}

} // namespace lancast::app
