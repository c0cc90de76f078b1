#include "desktop/sleep_inhibitor.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(sleepLog, "lancast.app.sleep")

const QString programName = u"LanCast"_s;

} // namespace

struct SleepInhibitor::Service
{
    QLatin1StringView name;
    QLatin1StringView path;
    QLatin1StringView interface;

    [[nodiscard]] QDBusMessage call(QLatin1StringView method) const
    {
        QDBusMessage message = QDBusMessage::createMethodCall(name, path, interface, method);
        message.setAutoStartService(false);
        return message;
    }

    [[nodiscard]] static const std::array<Service, 2> &all()
    {
        static constexpr std::array<Service, 2> services{
            Service{"org.freedesktop.ScreenSaver"_L1, "/org/freedesktop/ScreenSaver"_L1,
                    "org.freedesktop.ScreenSaver"_L1},
            Service{"org.freedesktop.PowerManagement"_L1, "/org/freedesktop/PowerManagement/Inhibit"_L1,
                    "org.freedesktop.PowerManagement.Inhibit"_L1}};
        return services;
    }
};

SleepInhibitor::SleepInhibitor(Bus systemBus, Bus sessionBus, QObject *parent)
    : QObject(parent)
    , m_systemBus(std::move(systemBus))
    , m_sessionBus(std::move(sessionBus))
{
}

SleepInhibitor::~SleepInhibitor()
{
    setActive(false);
}

void SleepInhibitor::setActive(bool isActive)
{
    if (std::exchange(m_isActive, isActive) == isActive)
        return;
    ++m_round;
    if (isActive) {
        askLogind();
        return;
    }
    m_logind = {};
    for (const Cookie &cookie : std::exchange(m_cookies, {}))
        release(cookie);
}

void SleepInhibitor::askLogind()
{
    const QDBusConnection bus = m_systemBus();
    if (!bus.isConnected()) {
        askSession();
        return;
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    message << u"idle:sleep"_s << programName << tr("A stream is live") << u"block"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, round = m_round] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        // An answer that comes too late closes what it brings by itself.
        if (round != m_round)
            return;
        if (reply.isError()) {
            qCDebug(sleepLog).noquote() << "logind:" << reply.error().message();
            askSession();
            return;
        }
        m_logind = reply.value();
    });
}

void SleepInhibitor::askSession()
{
    const QDBusConnection bus = m_sessionBus();
    if (!bus.isConnected())
        return;
    for (const Service &service : Service::all()) {
        QDBusMessage message = service.call("Inhibit"_L1);
        message << programName << tr("A stream is live");
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, watcher, &service, round = m_round] {
                    watcher->deleteLater();
                    const QDBusPendingReply<uint> reply = *watcher;
                    if (!reply.isError())
                        takeCookie({&service, reply.value()}, round);
                });
    }
}

void SleepInhibitor::takeCookie(const Cookie &cookie, int round)
{
    if (round == m_round)
        m_cookies.append(cookie);
    else
        release(cookie);
}

void SleepInhibitor::release(const Cookie &cookie)
{
    QDBusMessage message = cookie.service->call("UnInhibit"_L1);
    message << cookie.value;
    m_sessionBus().call(message, QDBus::NoBlock);
}

} // namespace lancast::app
