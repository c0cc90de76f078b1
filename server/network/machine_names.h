// The names that this machine's own configuration gives it.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace lancast::net {

/// \a hostName, its first label, "<first label>.local", and the names that stand beside one of the first two
/// in \a hostsFile, the content of /etc/hosts (hosts(5)). The network's word is apart, see namesAtHome().
/// Empty names are left out. Pure.
[[nodiscard]] QStringList machineNames(const QString &hostName, const QByteArray &hostsFile);

/// Those of this machine as it is now.
[[nodiscard]] QStringList machineNames();

/// The first label of \a hostName in each domain that \a resolverFile, the content of resolv.conf(5),
/// searches: how routers name the machines of a home ("pc.fritz.box"). The network has given them, so they
/// stand in no certificate. Pure.
[[nodiscard]] QStringList namesAtHome(const QString &hostName, const QByteArray &resolverFile);

/// Those of this machine as it is now, by the file at \a resolverPath.
[[nodiscard]] QStringList namesAtHomeNow(const QString &resolverPath);

} // namespace lancast::net
