// What is chosen once and for all: in force now, told to the parts that it concerns, and remembered.
#pragma once

#include "host/icecast_choices.h"
#include "host/message.h"
#include "host/network_choices.h"
#include "host/recording_choices.h"
#include "host/relay_address.h"
#include "host/startup_choices.h"
#include "options.h"

#include <QObject>

#include <optional>

namespace lancast::app {

class AccessControl;
class HostSession;
class RelayHost;
class SettingsStore;

class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    struct Parts
    {
        SettingsStore &store;
        AccessControl &access;
        RelayHost &relay;
        HostSession &session;
    };

    Preferences(const AppOptions &options, const Parts &parts, QObject *parent = nullptr);

    /// The command line, which rules over what is chosen here.
    [[nodiscard]] const AppOptions &options() const { return m_options; }

    [[nodiscard]] const NetworkChoices &network() const { return m_network; }
    [[nodiscard]] const StartupChoices &startup() const { return m_startup; }
    [[nodiscard]] const VideoTuning &tuning() const;
    [[nodiscard]] QString language() const; ///< empty: the system's
    [[nodiscard]] const RecordingChoices &recording() const { return m_recording; }
    [[nodiscard]] const IcecastChoices &icecast() const { return m_icecast; }
    [[nodiscard]] AccessControl &access() const { return m_parts.access; }
    [[nodiscard]] bool isOnAir() const;

    void startRelay();
    /// The relay listens again where that makes a difference: everybody is disconnected for a moment.
    void setNetwork(const NetworkChoices &network);
    /// Guests may ask for this computer as \a name from now on, and nobody is disconnected.
    void allowHost(const QString &name);
    void setStartup(const StartupChoices &startup);
    void setTuning(const VideoTuning &tuning);
    void setLanguage(const QString &language);
    void setRecording(const RecordingChoices &recording);
    /// Counts at once, also over the command line: its folder may be what cannot be written.
    void setRecordingFolder(const QString &folder);
    /// Counts at once, unless the command line says where the stream goes.
    void setIcecast(const IcecastChoices &icecast);
    /// Forgets every choice. Returns where the old ones are kept; empty if they could not be.
    QString reset();

    /// What there is to say about the file with the choices; nothing if all is well.
    [[nodiscard]] std::optional<Message> storeMessage() const;

signals:
    void changed(); ///< access, too
    void networkChanged();
    void onAirChanged();
    /// The relay's answer to setNetwork().
    void networkOpened(const lancast::app::RelayAddress &address);
    void networkFailed(const QString &reason);

private:
    [[nodiscard]] net::RelayOptions relayOptions() const;
    void useNetwork(const NetworkChoices &network);
    void useIcecast();

    AppOptions m_options;
    const Parts m_parts;
    NetworkChoices m_network;
    StartupChoices m_startup;
    RecordingChoices m_recording;
    IcecastChoices m_icecast;
};

} // namespace lancast::app
