#include "share/dns_sd.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(dnsSdLog, "lancast.dnssd")

const QString service = u"org.freedesktop.Avahi"_s;
const QString serverInterface = u"org.freedesktop.Avahi.Server"_s;
const QString groupInterface = u"org.freedesktop.Avahi.EntryGroup"_s;
const QString collisionError = u"org.freedesktop.Avahi.CollisionError"_s;

constexpr int deadline = 5'000; // milliseconds
constexpr int mostRenamings = 20;
// RFC 6763 section 4.1.1: a label.
constexpr qsizetype mostNameBytes = 63;

// avahi-common/defs.h
enum ServerState { ServerRunning = 2 };
enum GroupState { GroupEstablished = 2, GroupCollision = 3, GroupFailure = 4 };
constexpr int protocolUnspecified = -1;
constexpr uint noFlags = 0;

QString fitting(QString name)
{
    while (name.toUtf8().size() > mostNameBytes)
        name.chop(1);
    return name;
}

} // namespace

DnsSd::DnsSd(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    qDBusRegisterMetaType<QList<QByteArray>>(); // how the service's text travels
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) { takeOwner(owner); });
    if (!m_bus.isConnected())
        return;
    // Asking for the owner does not start a daemon that has been switched off.
    QDBusMessage message = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"GetNameOwner"_s);
    message << service;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, deadline), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QString> reply = *watcher;
        if (!reply.isError() && m_owner.isEmpty())
            takeOwner(reply.value());
    });
}

DnsSd::~DnsSd()
{
    leaveGroup();
}

void DnsSd::announce(const std::optional<Announcement> &announcement)
{
    if (announcement == m_announcement)
        return;
    m_announcement = announcement;
    startOver();
}

void DnsSd::takeOwner(const QString &owner)
{
    if (owner == m_owner)
        return;
    listenTo(u"/"_s, serverInterface, SLOT(takeServerState(int, QString)), false);
    if (!m_group.isEmpty())
        listenTo(m_group, groupInterface, SLOT(takeGroupState(int, QString)), false);
    m_group.clear(); // it went with its daemon
    m_owner = owner;
    listenTo(u"/"_s, serverInterface, SLOT(takeServerState(int, QString)), true);
    startOver();
}

void DnsSd::listenTo(const QString &path, const QString &interface, const char *slot, bool isWanted)
{
    if (m_owner.isEmpty())
        return;
    // By the owner's unique name: for the well-known one QtDBus would wait for an answer of the bus.
    if (isWanted)
        m_bus.connect(m_owner, path, interface, u"StateChanged"_s, this, slot);
    else
        m_bus.disconnect(m_owner, path, interface, u"StateChanged"_s, this, slot);
}

void DnsSd::startOver()
{
    ++m_round;
    leaveGroup();
    setLocalName({});
    if (m_owner.isEmpty() || !m_announcement)
        return;
    m_renamings = 0;
    callServer(u"GetState"_s, [this](const QVariantList &results) {
        if (results.value(0).toInt() == ServerRunning)
            makeGroup();
        // Else takeServerState() is called when it is ready.
    });
}

void DnsSd::takeServerState(int state, const QString &error)
{
    qCDebug(dnsSdLog) << "the daemon's state is" << state << error;
    // Also with another host name after a collision: everything is asked for anew.
    if (state == ServerRunning && !m_group.isEmpty() && m_localName == m_hostName && !m_localName.isEmpty())
        callServer(u"GetHostNameFqdn"_s, [this](const QVariantList &results) {
            if (results.value(0).toString() != m_hostName)
                startOver();
        });
    else
        startOver();
}

void DnsSd::makeGroup()
{
    callServer(u"GetHostNameFqdn"_s, [this](const QVariantList &results) {
        m_hostName = results.value(0).toString();
        m_serviceName = fitting(tr("LanCast on %1").arg(m_hostName.section(u'.', 0, 0)));
        callServer(u"EntryGroupNew"_s, [this](const QVariantList &group) {
            m_group = group.value(0).value<QDBusObjectPath>().path();
            listenTo(m_group, groupInterface, SLOT(takeGroupState(int, QString)), true);
            addService();
        });
    });
}

QString DnsSd::serviceType() const
{
    return m_announcement && m_announcement->isSecure ? u"_https._tcp"_s : u"_http._tcp"_s;
}

void DnsSd::addService()
{
    // Browsers of services know what to do with a web page; the subtype lets LanCast's own be found.
    const QVariantList arguments{
        m_announcement->interfaceIndex,
        protocolUnspecified,
        noFlags,
        m_serviceName,
        serviceType(),
        QString(), // the default domain
        QString(), // this host
        QVariant::fromValue(m_announcement->port),
        QVariant::fromValue(QList<QByteArray>{"path=/"}),
    };
    call(
        m_group, groupInterface, u"AddService"_s, arguments, [this](const QVariantList &) { addSubtype(); },
        [this](const QVariantList &) { renameService(); });
}

void DnsSd::addSubtype()
{
    const QVariantList arguments{
        m_announcement->interfaceIndex,
        protocolUnspecified,
        noFlags,
        m_serviceName,
        serviceType(),
        QString(),
        u"_lancast._sub."_s + serviceType(),
    };
    call(m_group, groupInterface, u"AddServiceSubtype"_s, arguments,
         [this](const QVariantList &) { commit(); });
}

void DnsSd::commit()
{
    call(m_group, groupInterface, u"Commit"_s, {}, [](const QVariantList &) {});
}

void DnsSd::takeGroupState(int state, const QString &error)
{
    if (state == GroupEstablished) {
        qCInfo(dnsSdLog).noquote() << "announced as" << m_serviceName << "at" << m_hostName;
        setLocalName(m_hostName);
    } else if (state == GroupCollision) {
        renameService();
    } else if (state == GroupFailure) {
        qCWarning(dnsSdLog).noquote() << "not announced:" << error;
        ++m_round;
        leaveGroup();
        setLocalName({});
    }
}

void DnsSd::renameService()
{
    setLocalName({});
    if (++m_renamings > mostRenamings)
        return leaveGroup();
    callServer(u"GetAlternativeServiceName"_s,
               [this](const QVariantList &results) {
                   m_serviceName = results.value(0).toString();
                   call(m_group, groupInterface, u"Reset"_s, {},
                        [this](const QVariantList &) { addService(); });
               },
               {m_serviceName});
}

void DnsSd::leaveGroup()
{
    if (m_group.isEmpty())
        return;
    listenTo(m_group, groupInterface, SLOT(takeGroupState(int, QString)), false);
    freeGroup(std::exchange(m_group, {}));
}

void DnsSd::freeGroup(const QString &path)
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_owner, path, groupInterface, u"Free"_s);
    message.setAutoStartService(false);
    m_bus.send(message);
}

void DnsSd::callServer(const QString &method, const Take &take, const QVariantList &arguments)
{
    call(u"/"_s, serverInterface, method, arguments, take);
}

void DnsSd::call(const QString &path, const QString &interface, const QString &method,
                 const QVariantList &arguments, const Take &take, const Take &onCollision)
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_owner, path, interface, method);
    message.setAutoStartService(false);
    message.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, deadline), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, method, take, onCollision, round = m_round] {
                watcher->deleteLater();
                if (round != m_round)
                    return dropLate(watcher->reply());
                if (!watcher->isError())
                    return take(watcher->reply().arguments());
                if (watcher->error().name() == collisionError && onCollision)
                    return onCollision({});
                qCInfo(dnsSdLog).noquote() << method << "failed:" << watcher->error().message();
            });
}

void DnsSd::dropLate(const QDBusMessage &answer)
{
    const QVariant first = answer.arguments().value(0);
    if (first.metaType() == QMetaType::fromType<QDBusObjectPath>())
        freeGroup(first.value<QDBusObjectPath>().path()); // one that nobody waits for any more
}

void DnsSd::setLocalName(const QString &name)
{
    if (name == m_localName)
        return;
    m_localName = name;
    emit localNameChanged();
}

} // namespace lancast::app
