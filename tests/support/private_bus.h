// A message bus of the test's own: nothing on it but what the test puts there.
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QString>

namespace lancast::tests {

class PrivateBus
{
public:
    /// Fails the running test if dbus-daemon does not start.
    PrivateBus();
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] QString address() const { return m_address; }
    /// Another connection each time, until disconnected from: services and their users are apart.
    [[nodiscard]] QDBusConnection connection();

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

} // namespace lancast::tests
