// The whole application with settings of its own, driven from outside as people and guests see it.
#pragma once

#include "application.h"
#include "settings/settings_store.h"
#include "window/main_window.h"

#include <QJsonObject>
#include <QUrl>

#include <memory>

class QWebEnginePage;

namespace lancast::app {

/// Milliseconds. A first start of QtWebEngine on a busy machine takes long; nothing waits for all of it.
inline constexpr int patience = 60'000;

/// What every test of this kind starts with: a free port, for this machine alone.
[[nodiscard]] AppOptions loopbackOptions();

/// To be called before the application object is made: fake devices, and what main() prepares.
void prepareForFlow();

class HostFlowDesk final
{
public:
    HostFlowDesk(const QString &settingsFile, const AppOptions &options);

    /// Shows the window; false if the publisher's page does not come to show its source.
    [[nodiscard]] bool start();
    /// Gives the window the keyboard, as Alt+Tab does.
    [[nodiscard]] bool activate();

    [[nodiscard]] MainWindow &window() const { return *m_window; }
    template<typename Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] bool hasPicture() const;

    /// What the relay says about itself, asked for over the network.
    [[nodiscard]] QJsonObject status() const;
    [[nodiscard]] QString state() const;
    /// The first guest that the relay tells of; empty without any.
    [[nodiscard]] QJsonObject guest() const;

private:
    SettingsStore m_settings;
    std::unique_ptr<Application> m_application;
    MainWindow *m_window = nullptr;
    QUrl m_statusUrl{QStringLiteral("http://127.0.0.1/api/status")};
};

/// Of the viewer window that is open; null without one.
[[nodiscard]] QWebEnginePage *viewerPage();
/// The answer of \a page to \a script; invalid without one.
[[nodiscard]] QVariant ask(QWebEnginePage *page, const QString &script);
/// All that a person can read there.
[[nodiscard]] QString textOf(QWebEnginePage *page);
[[nodiscard]] int framesShown(QWebEnginePage *page);

} // namespace lancast::app
