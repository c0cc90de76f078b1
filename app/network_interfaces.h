// Reads this machine's network interfaces.
#pragma once

#include "addresses.h"

namespace lancast::app {

/// Every address of every interface that is up and running, loopback left out.
[[nodiscard]] QList<InterfaceAddress> runningInterfaceAddresses();

} // namespace lancast::app
