// Which firewall this machine has, as far as its files tell everybody, and how it lets a port in.
#pragma once

#include <QList>
#include <QString>

namespace lancast::app {

enum class FirewallKind { Ufw, Firewalld };

struct Firewall
{
    FirewallKind kind = FirewallKind::Ufw;
    bool isOn = false; ///< it starts with the system

    friend bool operator==(const Firewall &, const Firewall &) = default;
};

/// Those that are installed. Runs nothing and needs no rights. \a root is "/" but for tests.
[[nodiscard]] QList<Firewall> installedFirewalls(const QString &root);

[[nodiscard]] QString firewallName(FirewallKind kind);
/// What an administrator types to let TCP \a port in.
[[nodiscard]] QString openPortCommand(FirewallKind kind, quint16 port);

} // namespace lancast::app
