// Reads this machine's network interfaces.
#pragma once

#include "share/addresses.h"

namespace lancast::app {

/// Every address of every interface that is up and running, but for loopback addresses.
[[nodiscard]] QList<InterfaceAddress> runningInterfaceAddresses();
/// The number of the interface that has \a address; -1 if none has, as of an address that stands for all.
[[nodiscard]] int interfaceIndexOf(const QHostAddress &address);
/// Whether \a address is one of this machine's, loopback included.
[[nodiscard]] bool isOwnAddress(const QHostAddress &address);

} // namespace lancast::app
