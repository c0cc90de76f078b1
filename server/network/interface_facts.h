// Reads what Linux says about a network interface in /sys/class/net.
#pragma once

#include "network/network_kind.h"

namespace lancast::net {

/// \a folder is /sys/class/net, or nothing of it where there is none: then only \a name and \a hardware
/// count.
[[nodiscard]] InterfaceFacts interfaceFacts(const QString &folder, const QString &name,
                                            HardwareType hardware);

} // namespace lancast::net
