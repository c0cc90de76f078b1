#include "desktop/buses.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

QDBusConnection sessionBus()
{
    // Without an address the library would start a bus of its own, which nobody else is on.
    const bool isThere = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                         QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
    return isThere ? QDBusConnection::sessionBus() : QDBusConnection(QString());
}

QDBusConnection systemBus()
{
    return QDBusConnection::systemBus();
}

} // namespace lancast::app
