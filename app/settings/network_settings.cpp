#include "settings/network_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

quint16 rememberedPort(const SettingsStore &store)
{
    bool isNumber = false;
    const int port = store.value(u"network/port"_s).toInt(&isNumber);
    return isNumber && port > 0 && port <= 0xffff ? quint16(port) : 0;
}

} // namespace lancast::app
