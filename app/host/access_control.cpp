#include "host/access_control.h"

#include "host/relay_host.h"
#include "settings/access_settings.h"

namespace lancast::app {

AccessControl::AccessControl(const AppOptions &options, RelayHost &relay, SettingsStore &store)
    : m_options(options)
    , m_relay(relay)
    , m_store(store)
    , m_choices(applied(options, rememberedAccess(store)))
{
}

void AccessControl::setPasscode(bool isAsked, const QString &passcode)
{
    take({isAsked, passcode, m_choices.maxViewers});
}

void AccessControl::setMaxViewers(int viewers)
{
    take({m_choices.asksForPasscode, m_choices.passcode, viewers});
}

void AccessControl::take(const AccessChoices &choices)
{
    if (choices == m_choices)
        return;
    if (choices.passcodeInForce() != m_choices.passcodeInForce())
        m_relay.call(&net::RelayServer::setPasscode, choices.passcodeInForce());
    if (choices.maxViewers != m_choices.maxViewers)
        m_relay.call(&net::RelayServer::setMaxViewers, choices.maxViewers);
    m_choices = choices;
    remember(m_store, remembered(m_options, choices, rememberedAccess(m_store)));
    emit changed();
}

} // namespace lancast::app
