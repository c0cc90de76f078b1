#include "http/listen_fault.h"

namespace lancast::net {

namespace {

constexpr quint16 firstOrdinaryPort =
    1024; // of Linux, unless net.ipv4.ip_unprivileged_port_start says otherwise

QString nameOfPort(quint16 port, PortUse use)
{
    const QString name = QStringLiteral("Port %1").arg(port);
    return use == PortUse::Seed ? name + QStringLiteral(" (one of the seed's four)") : name;
}

QString takenPort(quint16 port, PortUse use)
{
    return use == PortUse::Guests
               ? QStringLiteral("Port %1 is in use by another program.").arg(port)
               : QStringLiteral(
                     "Port %1, one of the seed's four, is in use by another program. Choose others "
                     "with --seed-ports.")
                     .arg(port);
}

QString lowPort(const QString &port, const QString &program)
{
    return QStringLiteral(
               "%1 needs a permission, as all ports below %2 do: choose one from %2 on, or allow it "
               "with \"sudo setcap cap_net_bind_service=+ep %3\" (for a systemd service: "
               "AmbientCapabilities=CAP_NET_BIND_SERVICE).")
        .arg(port)
        .arg(firstOrdinaryPort)
        .arg(program);
}

QString foreignAddress(const QString &address)
{
    return QStringLiteral(
               "This machine has no address %1: choose one of its own (\"ip address\" lists them), "
               "or listen on all of them, as without --bind.")
        .arg(address);
}

QString addressWithoutInterface(const QString &address)
{
    return QStringLiteral("%1 is a link-local address, which goes with a network interface: --bind %1%eth0 "
                          "(\"ip address\" lists both).")
        .arg(address);
}

} // namespace

QString describe(const ListenFault &fault, PortUse use, const QString &program)
{
    const QString port = nameOfPort(fault.port, use);
    const QString address = fault.address.toString();
    const bool isAlone = fault.address.isLinkLocal() && fault.address.scopeId().isEmpty();
    if (fault.error == QAbstractSocket::AddressInUseError)
        return takenPort(fault.port, use);
    if (fault.error == QAbstractSocket::SocketAddressNotAvailableError)
        return foreignAddress(address);
    if (fault.error == QAbstractSocket::SocketAccessError && fault.port < firstOrdinaryPort)
        return lowPort(port, program);
    if (fault.error == QAbstractSocket::UnsupportedSocketOperationError && isAlone)
        return addressWithoutInterface(address);
    return QStringLiteral("Cannot listen on %1, %2: %3.")
        .arg(address, port.at(0).toLower() + port.sliced(1), fault.systemReason);
}

} // namespace lancast::net
