// What the application is to the desktop around its window: a tray icon, notifications, a machine that stays
// awake, a window that comes when it is called and a session that ends in order.
#pragma once

#include "desktop/notifier.h"
#include "desktop/sleep_inhibitor.h"
#include "desktop/watched_stream.h"
#include "host/message.h"
#include "session/status.h"

#include <QObject>

#include <memory>
#include <optional>

class QSessionManager;

namespace lancast::app {

class HostSession;
class MainWindow;
class TrayIcon;

class DesktopPresence final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    DesktopPresence(MainWindow &window, HostSession &session);
    ~DesktopPresence() override;

    /// Brings the window to the front; the desktop's \a activationToken allows it to come.
    void raiseWindow(const QByteArray &activationToken = {});
    void showRecordingTrouble(const QString &text) { m_notifier.show(NoticeKind::RecordingError, text); }
    void setStatus(const net::StatusSnapshot &status);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectActions();
    void connectNotifier();
    void createTray();
    void takeMessage(MessageTopic topic, const std::optional<Message> &message);
    void takeOnAir();
    void endSession(QSessionManager &manager);
    void toggleWindow();
    void showWindowState();
    [[nodiscard]] bool isWindowShown() const;

    MainWindow &m_window;
    HostSession &m_session;
    SleepInhibitor m_sleep;
    Notifier m_notifier;
    WatchedStream m_stream;
    stream::StreamState m_state = stream::StreamState::Waiting;
    int m_viewerCount = 0;
    bool m_wasOnAir = false;
    bool m_mayEnd = false;            ///< with the desktop's session, the last time that it asked
    std::unique_ptr<TrayIcon> m_tray; ///< empty until the window had time to appear
};

} // namespace lancast::app
