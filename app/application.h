// Makes all the parts and connects them: relay, publisher view, session, windows.
#pragma once

#include "desktop/desktop_presence.h"
#include "desktop/window_tools.h"
#include "host/access_control.h"
#include "host/crowded_address.h"
#include "host/host_session.h"
#include "host/name_offer.h"
#include "host/publisher_bridge.h"
#include "host/publisher_requests.h"
#include "host/relay_host.h"
#include "options.h"
#include "preferences/preferences.h"
#include "recordings/recording_desk.h"
#include "share/sharing.h"
#include "web/viewer_windows.h"
#include "web/web_profile.h"

#include <QObject>

#include <memory>

namespace lancast::app {

class DeviceDesk;
class MainWindow;
class MonitorWatch;
class PublisherView;
class SettingsStore;

class Application final : public QObject
{
    Q_OBJECT

public:
    /// \a settings must outlive the application.
    Application(const AppOptions &options, SettingsStore &settings);
    ~Application() override;

    /// Shows the window and starts the relay.
    void start();

    [[nodiscard]] DesktopPresence &presence() { return m_presence; }
    [[nodiscard]] WindowTools &tools() { return m_tools; }

signals:
    /// Where guests find this stream, the likeliest first; empty while nobody can connect.
    void guestAddressesChanged(const QStringList &addresses);

private:
    void connectRelay();
    void connectSession();
    void connectAccess();
    void connectPublisherRequests();
    void connectCrowdedAddress();
    void connectNameOffer();
    void connectPreferences();
    void takeAddress(const RelayAddress &address);
    void showAccess();
    void takeRelayFailure(const QString &reason);

    const AppOptions m_options;
    // The order matters: views go before the profile and the bridge that they use.
    RelayHost m_relay;
    AccessControl m_access;
    WebProfile m_profile;
    PublisherBridge m_bridge;
    HostSession m_session;
    Preferences m_preferences;
    PublisherRequests m_publisherRequests;
    CrowdedAddress m_crowdedAddress;
    NameOffer m_nameOffer;
    PublisherView *m_view; ///< owned by the window
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DeviceDesk> m_devices; ///< uses the window
    std::unique_ptr<MonitorWatch> m_monitors;
    ViewerWindows m_viewers;
    Sharing m_sharing;
    WindowTools m_tools;
    DesktopPresence m_presence;
    RecordingDesk m_recording;
};

} // namespace lancast::app
