// What a desktop offers on its message buses, as far as LanCast asks for it.
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusError>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

namespace lancast::tests {

/// Puts what \a object has marked as scriptable on \a bus.
void offer(QObject &object, const char *service, const char *path, QDBusConnection bus);

/// Gives descriptors out, and knows when nobody holds one any more.
class FakeLogind : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const QDBusConnection &bus)
    {
        offer(*this, "org.freedesktop.login1", "/org/freedesktop/login1", bus);
    }

    QStringList asked;
    int held = 0;
    bool refuses = false;

public slots:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                                 const QString &mode);
};

class FakeScreenSaver : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    explicit FakeScreenSaver(const QDBusConnection &bus)
    {
        offer(*this, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", bus);
    }

    QList<uint> held;
    int asked = 0;

public slots:
    Q_SCRIPTABLE uint Inhibit(const QString &, const QString &)
    {
        held.append(uint(7 + asked++));
        return held.constLast();
    }
    Q_SCRIPTABLE void UnInhibit(uint cookie) { held.removeOne(cookie); }
};

struct ShownNotice
{
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
};

class FakeNotifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit FakeNotifications(const QDBusConnection &bus)
    {
        offer(*this, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", bus);
    }

    QList<ShownNotice> shown;
    uint lastId = 100;

public slots:
    Q_SCRIPTABLE uint Notify(const QString &, uint, const QString &, const QString &title,
                             const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({title, body, actions, hints});
        return ++lastId;
    }

signals:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);
    Q_SCRIPTABLE void ActivationToken(uint id, const QString &token);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);
};

class FakeFileManager : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")

public:
    explicit FakeFileManager(const QDBusConnection &bus)
    {
        offer(*this, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", bus);
    }

    QStringList shown; ///< as URLs
    int asked = 0;
    bool refuses = false;

public slots:
    Q_SCRIPTABLE void ShowItems(const QStringList &urls, const QString &)
    {
        ++asked;
        if (refuses)
            sendErrorReply(QDBusError::Failed, QStringLiteral("no"));
        else
            shown.append(urls);
    }
};

} // namespace lancast::tests
