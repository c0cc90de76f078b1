// Reads this machine's network interfaces.
#pragma once

#include "share/addresses.h"

namespace lancast::app {

/// Every address of every interface that is up and running, loopback left out.
[[nodiscard]] QList<InterfaceAddress> runningInterfaceAddresses();
/// Whether \a address is one of this machine's, loopback included.
[[nodiscard]] bool isOwnAddress(const QHostAddress &address);

} // namespace lancast::app
