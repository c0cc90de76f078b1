// Makes all the parts and connects them: relay, publisher view, session, windows.
#pragma once

#include "host_session.h"
#include "options.h"
#include "publisher_bridge.h"
#include "publisher_requests.h"
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
    /// \a settings must outlive the application.
    Application(const AppOptions &options, Settings &settings);
    ~Application() override;

    /// Shows the window and starts the relay.
    void start();

private:
    void startRelay();
    void connectRelay();
    void connectSession();
    void connectAccess();
    void takeAddress(const RelayAddress &address);
    void takeAccess(const AccessChoices &access);
    void takeRelayFailure(const QString &reason);
    void openViewerWindow();

    const AppOptions m_options;
    Settings &m_settings;
    AccessChoices m_access;
    RelayAddress m_address; ///< port 0 until the relay listens
    // The order matters: views go before the profile and the bridge that they use.
    RelayHost m_relay;
    WebProfile m_profile;
    PublisherBridge m_bridge;
    HostSession m_session;
    PublisherRequests m_publisherRequests;
    PublisherView *m_view; ///< owned by the window
    std::unique_ptr<MainWindow> m_window;
    std::vector<QPointer<ViewerWindow>> m_viewers; ///< each deletes itself when closed
};

} // namespace lancast::app
