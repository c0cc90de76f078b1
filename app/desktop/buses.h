// The message buses of this machine and session, where they are.
#pragma once

#include <QDBusConnection>

namespace lancast::app {

/// Each is connected to when it is first asked for; not connected where there is none.
[[nodiscard]] QDBusConnection sessionBus();
[[nodiscard]] QDBusConnection systemBus();

} // namespace lancast::app
