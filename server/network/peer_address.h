// Which machine a peer's address stands for, and how it is written.
#pragma once

#include <QHostAddress>
#include <QString>

namespace lancast::net {

/// One value for one machine: an IPv4 peer of a dual-stack socket without the IPv6 prefix, no scope id.
[[nodiscard]] QHostAddress peerIdentity(const QHostAddress &address);

/// 127.0.0.1 and ::1. The rest of 127/8 is loopback, too, but each of those addresses stands for itself.
[[nodiscard]] bool isThisMachine(const QHostAddress &address);

/// As people write it: an IPv4 peer of a dual-stack socket without the IPv6 prefix.
[[nodiscard]] QString plainAddress(const QHostAddress &address);

} // namespace lancast::net
