#include "preferences/preferences.h"

#include "host/access_control.h"
#include "host/host_messages.h"
#include "host/host_session.h"
#include "host/relay_host.h"
#include "options_in_force.h"
#include "settings/icecast_settings.h"
#include "settings/language_settings.h"
#include "settings/network_settings.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "settings/video_settings.h"

namespace lancast::app {

Preferences::Preferences(const AppOptions &options, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_parts(parts)
    , m_network(applied(options, rememberedNetwork(parts.store)))
    , m_startup(applied(options, rememberedStartup(parts.store)))
    , m_recording(applied(options, rememberedRecording(parts.store)))
    , m_icecast(rememberedIcecast(parts.store))
{
    const RelayWorker *relay = &parts.relay.events();
    connect(relay, &RelayWorker::started, this, &Preferences::networkOpened);
    connect(relay, &RelayWorker::failed, this, &Preferences::networkFailed);
    connect(&parts.access, &AccessControl::changed, this, &Preferences::changed);
    connect(&parts.session, &HostSession::onAirChanged, this, &Preferences::onAirChanged);
}

const VideoTuning &Preferences::tuning() const
{
    return m_parts.session.choices().tuning;
}

QString Preferences::language() const
{
    return rememberedLanguage(m_parts.store);
}

bool Preferences::isOnAir() const
{
    return m_parts.session.isOnAir();
}

net::RelayOptions Preferences::relayOptions() const
{
    net::RelayOptions options =
        app::relayOptions(m_options, m_network, m_parts.access.choices(), m_recording);
    if (!options.icecast.target)
        options.icecast = icecastOptions(m_icecast);
    return options;
}

void Preferences::startRelay()
{
    m_parts.relay.start(relayOptions());
}

void Preferences::setNetwork(const NetworkChoices &network)
{
    remember(m_parts.store, remembered(m_options, network, rememberedNetwork(m_parts.store)));
    useNetwork(applied(m_options, network));
}

void Preferences::allowHost(const QString &name)
{
    NetworkChoices network = m_network;
    if (!isHostName(name) || network.furtherHosts.contains(name) ||
        network.furtherHosts.size() >= mostFurtherHosts)
        return;
    network.furtherHosts.append(name);
    remember(m_parts.store, remembered(m_options, network, rememberedNetwork(m_parts.store)));
    m_network = network;
    m_parts.relay.post([name](net::RelayServer &relay) { relay.allowHost(name); });
    emit networkChanged();
}

void Preferences::useNetwork(const NetworkChoices &network)
{
    if (network == m_network)
        return;
    m_network = network;
    startRelay();
    emit networkChanged();
}

void Preferences::setStartup(const StartupChoices &startup)
{
    m_startup = applied(m_options, startup);
    remember(m_parts.store, remembered(m_options, startup, rememberedStartup(m_parts.store)));
    emit changed();
}

void Preferences::setTuning(const VideoTuning &tuning)
{
    remember(m_parts.store, remembered(m_options, tuning, rememberedVideoTuning(m_parts.store)));
    const VideoTuning inForce = applied(m_options, tuning);
    // The recorder starts anew for it.
    if (inForce != m_parts.session.choices().tuning)
        m_parts.session.setTuning(inForce);
    emit changed();
}

void Preferences::setLanguage(const QString &language)
{
    rememberLanguage(m_parts.store, language);
    emit changed();
}

void Preferences::setRecording(const RecordingChoices &recording)
{
    remember(m_parts.store, remembered(m_options, recording, rememberedRecording(m_parts.store)));
    m_recording = applied(m_options, recording);
    emit changed();
}

void Preferences::setRecordingFolder(const QString &folder)
{
    m_options.relay.recordFolder.clear();
    RecordingChoices recording = m_recording;
    recording.folder = folder;
    setRecording(recording);
}

void Preferences::setIcecast(const IcecastChoices &icecast)
{
    remember(m_parts.store, icecast);
    m_icecast = icecast;
    useIcecast();
    emit changed();
}

void Preferences::useIcecast()
{
    m_parts.relay.post(
        [options = relayOptions().icecast](net::RelayServer &relay) { relay.setIcecast(options); });
}

QString Preferences::reset()
{
    const QString kept = m_parts.store.reset();
    m_startup = applied(m_options, StartupChoices());
    m_recording = applied(m_options, rememberedRecording(m_parts.store));
    m_icecast = {};
    useIcecast();
    m_parts.access.reset();
    if (const VideoTuning tuning = applied(m_options, VideoTuning()); tuning != this->tuning())
        m_parts.session.setTuning(tuning);
    useNetwork(applied(m_options, NetworkChoices()));
    emit changed();
    return kept;
}

std::optional<Message> Preferences::storeMessage() const
{
    if (!m_parts.store.isWritable())
        return settingsNotKeptMessage(m_parts.store.path());
    if (!m_parts.store.damagedFile().isEmpty())
        return settingsDamagedMessage(m_parts.store.damagedFile());
    return std::nullopt;
}

} // namespace lancast::app
