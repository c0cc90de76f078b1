// The part of Avahi's daemon that LanCast talks to, on a bus of the test's own.
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace lancast::tests {

/// What one entry group was told.
struct FakeService
{
    int interfaceIndex = 0;
    QString name;
    QString type;
    QString subtype;
    quint16 port = 0;
    QList<QByteArray> text;
    bool isCommitted = false;
    bool isFree = false; ///< withdrawn
};

class FakeAvahiGroup;

/// org.freedesktop.Avahi.Server as avahi-daemon 0.8 offers it.
class FakeAvahi final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QDBusConnection &bus);
    /// Takes the name off the bus, as the daemon's end does.
    ~FakeAvahi() override;

    /// What is told and not withdrawn.
    [[nodiscard]] QList<FakeService> announced() const;
    /// Made, and not freed.
    [[nodiscard]] int heldGroups() const;

    QStringList takenNames;           ///< by others in the network
    bool findsCollisionsLate = false; ///< by asking the network, not on AddService
    QString hostName = QStringLiteral("studio.local");
    bool isSilent = false; ///< answers nothing

    void setState(int state);

signals:
    Q_SCRIPTABLE void StateChanged(int state, const QString &error);

public slots:
    Q_SCRIPTABLE int GetState();
    Q_SCRIPTABLE QString GetHostNameFqdn();
    Q_SCRIPTABLE QDBusObjectPath EntryGroupNew();
    Q_SCRIPTABLE QString GetAlternativeServiceName(const QString &name);

private:
    friend class FakeAvahiGroup;

    QDBusConnection m_bus;
    int m_state = 2;
    std::vector<std::unique_ptr<FakeAvahiGroup>> m_groups;
};

class FakeAvahiGroup final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.EntryGroup")

public:
    explicit FakeAvahiGroup(FakeAvahi &daemon)
        : m_daemon(daemon)
    {
    }

    FakeService service;

signals:
    Q_SCRIPTABLE void StateChanged(int state, const QString &error);

public slots:
    Q_SCRIPTABLE void AddService(int interfaceIndex, int protocol, uint flags, const QString &name,
                                 const QString &type, const QString &domain, const QString &host, ushort port,
                                 const QList<QByteArray> &text);
    Q_SCRIPTABLE void AddServiceSubtype(int interfaceIndex, int protocol, uint flags, const QString &name,
                                        const QString &type, const QString &domain, const QString &subtype);
    Q_SCRIPTABLE void Commit();
    Q_SCRIPTABLE void Reset();
    Q_SCRIPTABLE void Free();

private:
    FakeAvahi &m_daemon;
};

} // namespace lancast::tests
