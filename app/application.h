// Makes all the parts and connects them: relay, publisher view, session, windows.
#pragma once

#include "host_session.h"
#include "options.h"
#include "publisher_bridge.h"
#include "relay_host.h"
#include "settings.h"
#include "web_profile.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace lancast::app {

class MainWindow;
class PublisherView;
class ViewerWindow;

class Application final : public QObject
{
    Q_OBJECT

public:
    Application(const AppOptions &options, Settings &settings);
    ~Application() override;

    /// Shows the window and starts the relay.
    void start();

private:
    void connectRelay();
    void connectSession();
    void takeRelayFailure(const QString &reason);
    void openViewerWindow();

    const AppOptions m_options;
    // The order matters: views go before the profile and the bridge that they use.
    RelayHost m_relay;
    WebProfile m_profile;
    PublisherBridge m_bridge;
    HostSession m_session;
    PublisherView *m_view; ///< owned by the window
    std::unique_ptr<MainWindow> m_window;
    std::vector<QPointer<ViewerWindow>> m_viewers; ///< each deletes itself when closed
};

} // namespace lancast::app
