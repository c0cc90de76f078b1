// What a network of a kind is called.
#pragma once

#include "network/network_kind.h"

#include <QString>

namespace lancast::app {

using net::HardwareType;
using net::InterfaceFacts;
using net::networkKind;
using net::NetworkKind;

/// "Wi-Fi", "Ethernet", "VPN", "Virtual network".
[[nodiscard]] QString networkTitle(NetworkKind kind);

} // namespace lancast::app
