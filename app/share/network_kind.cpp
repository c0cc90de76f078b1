#include "share/network_kind.h"

#include <QCoreApplication>

namespace lancast::app {

QString networkTitle(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::Ethernet:
        return QCoreApplication::translate("Network", "Ethernet");
    case NetworkKind::WiFi:
        return QCoreApplication::translate("Network", "Wi-Fi");
    case NetworkKind::Other:
        return QCoreApplication::translate("Network", "Network");
    case NetworkKind::Mobile:
        return QCoreApplication::translate("Network", "Mobile network");
    case NetworkKind::Vpn:
        return QCoreApplication::translate("Network", "VPN");
    case NetworkKind::Virtual:
        return QCoreApplication::translate("Network", "Virtual network");
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
