#include "settings/icecast_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

IcecastChoices rememberedIcecast(const SettingsStore &store)
{
    IcecastChoices icecast;
    icecast.address = store.value(u"icecast/address"_s).toString();
    icecast.password = store.value(u"icecast/password"_s).toString();
    icecast.listeners = store.value(u"icecast/listeners"_s).toStringList();
    icecast.isOn = store.value(u"icecast/on"_s, false).toBool();
    icecast.isOn = icecast.isOn && faultOf(icecast).isEmpty();
    return icecast;
}

void remember(SettingsStore &store, const IcecastChoices &icecast)
{
    store.setValue(u"icecast/on"_s, icecast.isOn);
    store.setValue(u"icecast/address"_s, icecast.address);
    store.setValue(u"icecast/password"_s, icecast.password);
    store.setValue(u"icecast/listeners"_s, icecast.listeners);
}

} // namespace lancast::app
