#include "settings/access_settings.h"

#include "settings/settings_store.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

AccessChoices rememberedAccess(const SettingsStore &store)
{
    AccessChoices access;
    const QString passcode = store.value(u"access/passcode"_s).toString();
    if (isPasscode(passcode)) {
        access.passcode = passcode;
        access.asksForPasscode = store.value(u"access/asksForPasscode"_s, false).toBool();
    }
    access.maxViewers = std::clamp(store.value(u"access/maxViewers"_s).toInt(), 0, mostViewersToChoose);
    access.mayOthersAskToPublish = store.value(u"access/othersMayAskToPublish"_s, true).toBool();
    return access;
}

void remember(SettingsStore &store, const AccessChoices &access)
{
    store.setValue(u"access/asksForPasscode"_s, access.asksForPasscode);
    store.setValue(u"access/passcode"_s, access.passcode);
    store.setValue(u"access/maxViewers"_s, access.maxViewers);
    store.setValue(u"access/othersMayAskToPublish"_s, access.mayOthersAskToPublish);
}

} // namespace lancast::app
