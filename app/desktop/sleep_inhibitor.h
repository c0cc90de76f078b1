// Keeps the machine awake while it streams: asks logind, or the session where that is not there.
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <functional>

namespace lancast::app {

/// Never waits for an answer; where nobody can be asked the machine sleeps when it likes.
class SleepInhibitor final : public QObject
{
    Q_OBJECT

public:
    /// \a systemBus and \a sessionBus are called when they are first needed.
    using Bus = std::function<QDBusConnection()>;
    SleepInhibitor(Bus systemBus, Bus sessionBus, QObject *parent = nullptr);
    ~SleepInhibitor() override;

    void setActive(bool isActive);

private:
    struct Service; ///< one that keeps a session awake, and how it is called
    struct Cookie
    {
        const Service *service = nullptr;
        uint value = 0;
    };

    void askLogind();
    void askSession();
    void takeCookie(const Cookie &cookie, int round);
    void release(const Cookie &cookie);

    Bus m_systemBus;
    Bus m_sessionBus;
    bool m_isActive = false;
    int m_round = 0;                  ///< which activation an answer belongs to
    QDBusUnixFileDescriptor m_logind; ///< sleep is put off while it is open
    QList<Cookie> m_cookies;
};

} // namespace lancast::app
