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
    return access;
}

void remember(SettingsStore &store, const AccessChoices &access)
{
    store.setValue(u"access/asksForPasscode"_s, access.asksForPasscode);
    store.setValue(u"access/passcode"_s, access.passcode);
    store.setValue(u"access/maxViewers"_s, access.maxViewers);
}

} // namespace lancast::app
