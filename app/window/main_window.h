// The one window: puts its parts together, and has the session do what people choose.
#pragma once

#include "dashboard/live_delays.h"
#include "devices/device_list.h"
#include "host/message.h"
#include "host/relay_address.h"
#include "session/status.h"

#include <QDeadlineTimer>
#include <QWidget>

#include <chrono>

namespace lancast::app {

class Dashboard;
class HostSession;
class PreviewPane;
class SettingsStore;
class SharePanel;
class SourceBar;
class TransportBar;
class WindowActions;
struct PublisherReport;

enum class BeforeQuit { AskWhileLive, NeverAsk };

class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// \a session and \a settings must outlive the window, which takes \a preview over.
    MainWindow(HostSession &session, SettingsStore &settings, QWidget *preview, BeforeQuit beforeQuit);

    // What others connect to.
    [[nodiscard]] WindowActions &actions() { return *m_actions; }
    [[nodiscard]] SharePanel &share() { return *m_share; }
    [[nodiscard]] Dashboard &dashboard() { return *m_dashboard; }

    void setStatus(const net::StatusSnapshot &status);
    void setAddress(const RelayAddress &address);
    void setDevices(const DeviceList &devices);
    void setLevel(double level);         ///< of the sound, 0 to 1
    void setRecording(bool isRecording); ///< as the switch is
    void setMessage(MessageTopic topic, const std::optional<Message> &message);

    /// Asks the person while live. An agreement counts for a moment only: the session that was to end may go
    /// on.
    [[nodiscard]] bool mayQuit();
    /// The window is closed next, and has no question: the person has agreed, or cannot be asked.
    void quitWithoutAsking() { m_beforeQuit = BeforeQuit::NeverAsk; }
    void setAgreementLength(std::chrono::milliseconds length) { m_agreementLength = length; }

signals:
    void recordToggled(bool isRecording);
    void messageAnswered(lancast::app::MessageAction action);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectRecording();
    void connectControls();
    void connectActions();
    void connectSession();
    void connectDrop();
    void connectDashboard();
    void showChoices();
    void showReport(const PublisherReport &report);
    void showOnAir();
    void showTitle();
    [[nodiscard]] bool canStop() const;
    void chooseFile();
    void chooseCustomQuality();
    void toggleLive();

    HostSession &m_session;
    SettingsStore &m_settings;
    BeforeQuit m_beforeQuit;
    std::chrono::milliseconds m_agreementLength{5000};
    QDeadlineTimer m_agreement{0}; ///< until then the person who has agreed is not asked again
    bool m_isFileWritten = false;
    LiveDelays m_delays;
    WindowActions *m_actions;
    SourceBar *m_sourceBar;
    PreviewPane *m_preview;
    TransportBar *m_transport;
    SharePanel *m_share;
    Dashboard *m_dashboard;
};

} // namespace lancast::app
