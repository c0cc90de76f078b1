#include "share/sharing.h"

#include "host/relay_host.h"
#include "settings/share_settings.h"
#include "share/dns_sd.h"
#include "share/network_interfaces.h"
#include "share/share_panel.h"

namespace lancast::app {

Sharing::Sharing(SharePanel &panel, RelayHost &relay, SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_relay(relay)
    , m_choice(rememberedShare(settings))
{
    m_panel.setChoice(m_choice);
    connect(&m_panel, &SharePanel::choiceChanged, this, [this, &settings](const ShareChoice &choice) {
        m_choice = choice;
        remember(settings, choice);
        tellHosts();
    });
    const RelayWorker *events = &m_relay.events();
    connect(events, &RelayWorker::started, this, &Sharing::take);
    connect(events, &RelayWorker::addressChanged, this, &Sharing::take);
    connect(events, &RelayWorker::failed, this, [this] {
        if (m_dnsSd)
            m_dnsSd->announce({});
    });
}

void Sharing::take(const RelayAddress &address)
{
    if (!m_dnsSd) {
        m_dnsSd = new DnsSd(QDBusConnection::systemBus(), this);
        connect(m_dnsSd, &DnsSd::localNameChanged, this, [this] {
            tellHosts();
            m_panel.setLocalName(m_dnsSd->localName());
        });
    }
    if (address.bind.isLoopback())
        m_dnsSd->announce({});
    else
        m_dnsSd->announce(Announcement{address.port, address.isSecure(), interfaceIndexOf(address.bind)});
    tellHosts();
}

void Sharing::tellHosts()
{
    // A name that leads here without the relay knowing it would be taken for an attack by DNS rebinding.
    QStringList hosts;
    if (!m_choice.typed.isEmpty())
        hosts.append(m_choice.typed.host);
    if (m_dnsSd && !m_dnsSd->localName().isEmpty())
        hosts.append(m_dnsSd->localName());
    m_relay.post([hosts](net::RelayServer &relay) { relay.setSharedHosts(hosts); });
}

} // namespace lancast::app
