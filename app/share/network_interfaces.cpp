#include "share/network_interfaces.h"

#include "network/network_addresses.h"

#include <QNetworkInterface>

#include <algorithm>

namespace lancast::app {

QList<InterfaceAddress> runningInterfaceAddresses()
{
    QList<InterfaceAddress> addresses;
    for (const net::NetworkAddress &one : net::networkAddresses())
        addresses.append({one.interfaceName, one.kind, one.address, one.hasDefaultRoute});
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
