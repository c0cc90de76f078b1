#include "share/network_interfaces.h"

#include <QNetworkInterface>

#include <algorithm>

namespace lancast::app {

namespace {

HardwareType hardwareType(QNetworkInterface::InterfaceType type)
{
    if (type == QNetworkInterface::Ethernet)
        return HardwareType::Ethernet;
    if (type == QNetworkInterface::Wifi)
        return HardwareType::WiFi;
    if (type == QNetworkInterface::Ppp || type == QNetworkInterface::Slip)
        return HardwareType::PointToPoint;
    if (type == QNetworkInterface::Virtual)
        return HardwareType::Virtual;
    return HardwareType::Unknown;
}

} // namespace

QList<InterfaceAddress> runningInterfaceAddresses()
{
    QList<InterfaceAddress> addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning) ||
            flags.testFlag(QNetworkInterface::IsLoopBack)) {
            continue;
        }
        const NetworkKind kind = networkKind(interface.name(), hardwareType(interface.type()));
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            addresses.append({interface.name(), kind, entry.ip()});
    }
    return addresses;
}

bool isOwnAddress(const QHostAddress &address)
{
    const QList<QHostAddress> own = QNetworkInterface::allAddresses();
    return address.isLoopback() || std::ranges::any_of(own, [&address](const QHostAddress &candidate) {
               return address.isEqual(candidate, QHostAddress::TolerantConversion);
           });
}

} // namespace lancast::app
