#include "host/access_control.h"

#include "host/relay_host.h"
#include "options_in_force.h"
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
    AccessChoices choices = m_choices;
    choices.asksForPasscode = isAsked;
    choices.passcode = passcode;
    take(choices);
}

void AccessControl::setMaxViewers(int viewers)
{
    AccessChoices choices = m_choices;
    choices.maxViewers = viewers;
    take(choices);
}

void AccessControl::setOthersMayAsk(bool mayAsk)
{
    AccessChoices choices = m_choices;
    choices.mayOthersAskToPublish = mayAsk;
    take(choices);
}

void AccessControl::reset()
{
    take(applied(m_options, AccessChoices()));
}

void AccessControl::take(const AccessChoices &choices)
{
    if (choices == m_choices)
        return;
    if (choices.passcodeInForce() != m_choices.passcodeInForce())
        m_relay.post([passcode = choices.passcodeInForce()](net::RelayServer &relay) {
            relay.room().guests().setPasscode(passcode);
        });
    if (choices.maxViewers != m_choices.maxViewers)
        m_relay.post([viewers = choices.maxViewers](net::RelayServer &relay) {
            relay.room().viewers().setMaxViewers(viewers);
        });
    if (choices.mayOthersAskToPublish != m_choices.mayOthersAskToPublish)
        m_relay.post([rule = remotePublishing(m_options, choices)](net::RelayServer &relay) {
            relay.room().access().setRemotePublishing(rule);
        });
    m_choices = choices;
    remember(m_store, remembered(m_options, choices, rememberedAccess(m_store)));
    emit changed();
}

} // namespace lancast::app
