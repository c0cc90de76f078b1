#include "settings/share_settings.h"

#include "settings/settings_store.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::array ways{
    std::pair(WayIn::Network, "network"_L1),
    std::pair(WayIn::LocalName, "local-name"_L1),
    std::pair(WayIn::Typed, "typed"_L1),
};

constexpr std::array kinds{
    std::pair(NetworkKind::Ethernet, "ethernet"_L1), std::pair(NetworkKind::WiFi, "wi-fi"_L1),
    std::pair(NetworkKind::Other, "other"_L1),       std::pair(NetworkKind::Mobile, "mobile"_L1),
    std::pair(NetworkKind::Vpn, "vpn"_L1),           std::pair(NetworkKind::Virtual, "virtual"_L1),
};

template<typename Words, typename Value> QString wordFor(const Words &words, Value value)
{
    for (const auto &[candidate, word] : words) {
        if (candidate == value)
            return word;
    }
    Q_UNREACHABLE();
}

template<typename Words, typename Value>
Value valueOf(const Words &words, const QString &text, Value fallback)
{
    for (const auto &[value, word] : words) {
        if (text == word)
            return value;
    }
    return fallback;
}

} // namespace

ShareChoice rememberedShare(const SettingsStore &store)
{
    ShareChoice choice;
    choice.way = valueOf(ways, store.value(u"share/way"_s).toString(), choice.way);
    choice.interfaceName = store.value(u"share/interface"_s).toString();
    choice.kind = valueOf(kinds, store.value(u"share/kind"_s).toString(), choice.kind);
    choice.typed = readTypedAddress(store.value(u"share/address"_s).toString()).address;
    return choice;
}

void remember(SettingsStore &store, const ShareChoice &choice)
{
    store.setValue(u"share/way"_s, wordFor(ways, choice.way));
    store.setValue(u"share/interface"_s, choice.interfaceName);
    store.setValue(u"share/kind"_s, wordFor(kinds, choice.kind));
    store.setValue(u"share/address"_s, choice.typed.toString());
}

} // namespace lancast::app
