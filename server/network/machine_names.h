// The names that this machine's own configuration gives it.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace lancast::net {

/// \a hostName, its first label, "<first label>.local", and the names that stand beside one of the first two
/// in \a hostsFile, the content of /etc/hosts (hosts(5)). The network's word, as its search domain, does not
/// count: an attacker may have given it. Empty names are left out. Pure.
[[nodiscard]] QStringList machineNames(const QString &hostName, const QByteArray &hostsFile);

/// Those of this machine as it is now.
[[nodiscard]] QStringList machineNames();

} // namespace lancast::net
