#include "share/network_interfaces.h"

#include "share/interface_facts.h"

#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString systemFolder = u"/sys/class/net"_s;

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
        // The names for people say more where there are some: "vEthernet (WSL)".
        const NetworkKind kind = networkKind(
            interfaceFacts(systemFolder, interface.humanReadableName(), hardwareType(interface.type())));
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            addresses.append({interface.name(), kind, entry.ip()});
    }
    return addresses;
}

int interfaceIndexOf(const QHostAddress &address)
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        if (std::ranges::any_of(entries, [&address](const QNetworkAddressEntry &entry) {
                return address.isEqual(entry.ip(), QHostAddress::TolerantConversion);
            })) {
            return interface.index();
        }
    }
    return -1;
}

bool isOwnAddress(const QHostAddress &address)
{
    const QList<QHostAddress> own = QNetworkInterface::allAddresses();
    return address.isLoopback() || std::ranges::any_of(own, [&address](const QHostAddress &candidate) {
               return address.isEqual(candidate, QHostAddress::TolerantConversion);
           });
}

} // namespace lancast::app
