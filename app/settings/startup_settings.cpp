#include "settings/startup_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

StartupChoices rememberedStartup(const SettingsStore &store)
{
    return {store.value(u"startup/goesLive"_s, false).toBool(),
            store.value(u"startup/minimised"_s, false).toBool()};
}

void remember(SettingsStore &store, const StartupChoices &startup)
{
    store.setValue(u"startup/goesLive"_s, startup.goesLive);
    store.setValue(u"startup/minimised"_s, startup.isMinimised);
}

} // namespace lancast::app
