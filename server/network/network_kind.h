// Of what kind a network interface is, from what the system says about it. Pure.
#pragma once

#include <QString>

namespace lancast::net {

enum class NetworkKind { Ethernet, WiFi, Other, Mobile, Vpn, Virtual };

/// What Qt says about an interface's hardware.
enum class HardwareType { Unknown, Ethernet, WiFi, PointToPoint, Virtual };

struct InterfaceFacts
{
    QString name; ///< "enp3s0"
    HardwareType hardware = HardwareType::Unknown;
    // What Linux knows beyond that; elsewhere they stay as they are here.
    QString deviceType;          ///< "bridge", "wlan", "wireguard", ...; empty for plain Ethernet
    bool isWireless = false;     ///< a radio
    bool isTunnel = false;       ///< made by a program: tun or tap
    bool isBridge = false;       ///< joins others into one network
    bool isPhysical = false;     ///< has a device behind it
    bool isOverPhysical = false; ///< stands on one that has: a bond, a VLAN, a bridge with a cable in it
    bool isOverWireless = false; ///< as isOverPhysical, and that is a radio
};

/// What the kernel knows decides before the name does, and the name before what Qt says: containers and VPNs
/// often pose as Ethernet.
[[nodiscard]] NetworkKind networkKind(const InterfaceFacts &facts);

} // namespace lancast::net
