#include "fake_avahi.h"

#include <QDBusMetaType>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::tests {

namespace {

const QString service = u"org.freedesktop.Avahi"_s;
// avahi-common/defs.h
enum GroupState { Registering = 1, Established = 2, Collision = 3 };

} // namespace

FakeAvahi::FakeAvahi(const QDBusConnection &bus)
    : m_bus(bus)
{
    qDBusRegisterMetaType<QList<QByteArray>>();
    QVERIFY(m_bus.registerObject(u"/"_s, this, QDBusConnection::ExportScriptableContents));
    QVERIFY(m_bus.registerService(service));
}

FakeAvahi::~FakeAvahi()
{
    m_bus.unregisterService(service);
    m_bus.unregisterObject(u"/"_s, QDBusConnection::UnregisterTree);
}

QList<FakeService> FakeAvahi::announced() const
{
    QList<FakeService> result;
    for (const auto &group : m_groups) {
        if (group->service.isCommitted && !group->service.isFree)
            result.append(group->service);
    }
    return result;
}

int FakeAvahi::heldGroups() const
{
    return int(std::ranges::count_if(m_groups, [](const auto &group) { return !group->service.isFree; }));
}

void FakeAvahi::setState(int state)
{
    m_state = state;
    emit StateChanged(state, {});
}

int FakeAvahi::GetState()
{
    setDelayedReply(isSilent);
    return m_state;
}

QString FakeAvahi::GetHostNameFqdn()
{
    return hostName;
}

QDBusObjectPath FakeAvahi::EntryGroupNew()
{
    m_groups.push_back(std::make_unique<FakeAvahiGroup>(*this));
    const QString path = u"/Client0/EntryGroup%1"_s.arg(m_groups.size() - 1);
    m_bus.registerObject(path, m_groups.back().get(), QDBusConnection::ExportScriptableContents);
    return QDBusObjectPath(path);
}

QString FakeAvahi::GetAlternativeServiceName(const QString &name)
{
    // As avahi_alternative_service_name() counts.
    const qsizetype number = name.lastIndexOf(u" #"_s);
    return number < 0 ? name + u" #2"_s
                      : name.left(number + 2) + QString::number(name.mid(number + 2).toInt() + 1);
}

void FakeAvahiGroup::AddService(int interfaceIndex, int, uint, const QString &name, const QString &type,
                                const QString &, const QString &, ushort port, const QList<QByteArray> &text)
{
    if (m_daemon.takenNames.contains(name) && !m_daemon.findsCollisionsLate)
        return sendErrorReply(u"org.freedesktop.Avahi.CollisionError"_s, u"Local name collision"_s);
    service.interfaceIndex = interfaceIndex;
    service.name = name;
    service.type = type;
    service.port = port;
    service.text = text;
}

void FakeAvahiGroup::AddServiceSubtype(int, int, uint, const QString &name, const QString &type,
                                       const QString &, const QString &subtype)
{
    if (name != service.name || type != service.type)
        return sendErrorReply(u"org.freedesktop.Avahi.NotFoundError"_s, u"Not found"_s);
    service.subtype = subtype;
}

void FakeAvahiGroup::Commit()
{
    emit StateChanged(Registering, {});
    if (m_daemon.takenNames.contains(service.name)) {
        emit StateChanged(Collision, {});
        return;
    }
    service.isCommitted = true;
    emit StateChanged(Established, {});
}

void FakeAvahiGroup::Reset()
{
    service = {};
}

void FakeAvahiGroup::Free()
{
    service.isFree = true;
}

} // namespace lancast::tests
