#include "network/network_kind.h"

#include <algorithm>
#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace lancast::net {

namespace {

bool startsWithAny(const QString &name, std::initializer_list<QLatin1StringView> prefixes)
{
    return std::ranges::any_of(
        prefixes, [&name](QLatin1StringView prefix) { return name.startsWith(prefix, Qt::CaseInsensitive); });
}

bool isAnyOf(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words, [&text](QLatin1StringView word) { return text == word; });
}

bool isMobile(const InterfaceFacts &facts)
{
    // systemd names modems "ww...", as it names radios "wl..." and cables "en...".
    return facts.deviceType == "wwan"_L1 || startsWithAny(facts.name, {"ww"_L1, "rmnet"_L1});
}

bool hasVpnName(const QString &name)
{
    return startsWithAny(name, {"tun"_L1, "utun"_L1, "tap"_L1, "wg"_L1, "tailscale"_L1, "zt"_L1, "ppp"_L1,
                                "nordlynx"_L1, "proton"_L1, "pvpn"_L1, "mullvad"_L1, "ipsec"_L1, "xfrm"_L1,
                                "vpn"_L1, "cscotun"_L1, "gpd"_L1, "nebula"_L1, "ham"_L1});
}

/// Containers, virtual machines and what they are joined by; "vEthernet (WSL)" is Hyper-V's.
bool hasVirtualName(const QString &name)
{
    return startsWithAny(name,
                         {"docker"_L1,    "veth"_L1,    "br-"_L1,  "virbr"_L1,   "vnet"_L1,     "vmnet"_L1,
                          "vboxnet"_L1,   "lxc"_L1,     "lxd"_L1,  "incus"_L1,   "podman"_L1,   "nerdctl"_L1,
                          "cni"_L1,       "flannel"_L1, "cali"_L1, "cilium"_L1,  "kube"_L1,     "weave"_L1,
                          "ovs-"_L1,      "dummy"_L1,   "ifb"_L1,  "macvtap"_L1, "mpqemubr"_L1, "waydroid"_L1,
                          "vethernet"_L1, "hyper-v"_L1});
}

NetworkKind kindByHardware(const InterfaceFacts &facts)
{
    switch (facts.hardware) {
    case HardwareType::WiFi:
        return NetworkKind::WiFi;
    case HardwareType::PointToPoint:
        return NetworkKind::Vpn;
    case HardwareType::Virtual:
        return NetworkKind::Virtual;
    case HardwareType::Ethernet:
    case HardwareType::Unknown:
        break;
    }
    if (startsWithAny(facts.name, {"wl"_L1, "ath"_L1}))
        return NetworkKind::WiFi;
    if (facts.hardware == HardwareType::Ethernet || startsWithAny(facts.name, {"en"_L1, "eth"_L1}))
        return NetworkKind::Ethernet;
    return NetworkKind::Other;
}

} // namespace

NetworkKind networkKind(const InterfaceFacts &facts)
{
    if (facts.isWireless || facts.deviceType == "wlan"_L1)
        return NetworkKind::WiFi;
    if (isMobile(facts))
        return NetworkKind::Mobile;
    if (isAnyOf(facts.deviceType, {"wireguard"_L1, "ppp"_L1}))
        return NetworkKind::Vpn;
    if (isAnyOf(facts.deviceType, {"vxlan"_L1, "geneve"_L1, "gretap"_L1}))
        return NetworkKind::Virtual;
    if (facts.deviceType == "bluetooth"_L1)
        return NetworkKind::Other;
    // With a cable in it a bridge is that cable's network ("br0"), without one it is for containers.
    if (facts.isBridge)
        return facts.isOverPhysical ? NetworkKind::Ethernet : NetworkKind::Virtual;
    if (facts.isPhysical && facts.hardware != HardwareType::WiFi && !startsWithAny(facts.name, {"wl"_L1}))
        return NetworkKind::Ethernet;
    if (hasVirtualName(facts.name))
        return NetworkKind::Virtual;
    if (facts.isTunnel || hasVpnName(facts.name))
        return NetworkKind::Vpn;
    if (facts.isOverWireless)
        return NetworkKind::WiFi;
    return facts.isOverPhysical ? NetworkKind::Ethernet : kindByHardware(facts);
}

} // namespace lancast::net
