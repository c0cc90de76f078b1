// Connects recording with the rest of the application: switch, relay, messages, and the window of recordings.
#pragma once

#include "host/message.h"
#include "recordings/recording_switch.h"

#include <QPointer>

namespace lancast::app {

class DesktopPresence;
class HostSession;
class MainWindow;
class Preferences;
class RecordingsWindow;
class RelayHost;
class SettingsStore;

class RecordingDesk final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    struct Parts
    {
        MainWindow &window;
        HostSession &session;
        RelayHost &relay;
        Preferences &preferences;
        DesktopPresence &presence;
        SettingsStore &settings;
    };

    explicit RecordingDesk(const Parts &parts);
    ~RecordingDesk() override;

    /// Records, from now on to \a folder.
    void recordTo(const QString &folder);

private:
    void connectSwitch();
    void connectRelay();
    void connectPreferences();
    void takeRelay();
    void setStatus(const net::StatusSnapshot &status);
    void tellRescued(const QStringList &finished, const QStringList &failed);
    void tellFinished(const record::RecordingFileStatus &before);
    void perform(MessageAction action);
    void setMessage(MessageTopic topic, const std::optional<Message> &message);
    void openWindow();
    void rememberPlace();

    const Parts m_parts;
    RecordingSwitch m_switch;
    record::RecordingFileStatus m_status;
    QString m_finished; ///< path of the file that the message is about
    std::chrono::minutes m_rewind;
    bool m_isFirstRelay = true;
    QPointer<RecordingsWindow> m_recordings;
};

} // namespace lancast::app
