#include "desktop/notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(notificationLog, "lancast.app.notifications")

constexpr std::chrono::seconds restBetween{30};
const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
constexpr int serviceDecides = -1; // for how long it is shown

QString titleOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::FirstViewer:
        return Notifier::tr("Somebody is watching");
    case NoticeKind::DeviceLost:
        return Notifier::tr("The stream is interrupted");
    case NoticeKind::RecordingError:
        return Notifier::tr("Trouble with the recording");
    }
    return {};
}

/// In the specification's words: 1 normal, 2 critical (stays until it is seen).
uchar urgencyOf(NoticeKind kind)
{
    return kind == NoticeKind::FirstViewer ? 1 : 2;
}

} // namespace

Notifier::Notifier(std::function<QDBusConnection()> sessionBus, Clock now, QObject *parent)
    : QObject(parent)
    , m_sessionBus(std::move(sessionBus))
    , m_now(std::move(now))
{
}

void Notifier::show(NoticeKind kind, const QString &text)
{
    if (m_isWindowActive)
        return;
    const auto now = m_now();
    const auto last = m_lastShown.constFind(kind);
    if (last != m_lastShown.constEnd() && now - *last < restBetween)
        return;
    m_lastShown.insert(kind, now);
    if (listen())
        send(kind, text);
    else
        emit balloonWanted(titleOf(kind), text);
}

bool Notifier::listen()
{
    QDBusConnection bus = m_sessionBus();
    if (!bus.isConnected())
        return false;
    if (!std::exchange(m_isListening, true)) {
        const auto take = [&](const QString &signal, const char *slot) {
            bus.connect(service, path, service, signal, this, slot);
        };
        take(u"ActionInvoked"_s, SLOT(takeAction(uint, QString)));
        take(u"ActivationToken"_s, SLOT(takeToken(uint, QString)));
        take(u"NotificationClosed"_s, SLOT(takeClosed(uint, uint)));
    }
    return true;
}

void Notifier::send(NoticeKind kind, const QString &text)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"io.github.lancast.LanCast"_s},
                            {u"urgency"_s, QVariant::fromValue(urgencyOf(kind))}};
    // The body is markup for most services; a device's name may have anything in it.
    message << u"LanCast"_s << 0U << u"io.github.lancast.LanCast"_s << titleOf(kind) << text.toHtmlEscaped()
            << QStringList{u"default"_s, tr("Show LanCast")} << hints << serviceDecides;
    auto *watcher = new QDBusPendingCallWatcher(m_sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, kind, text] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError()) {
            m_shown.insert(reply.value());
            return;
        }
        qCDebug(notificationLog).noquote() << reply.error().message();
        emit balloonWanted(titleOf(kind), text);
    });
}

void Notifier::takeToken(uint id, const QString &token)
{
    if (m_shown.contains(id))
        m_token = token.toLatin1();
}

void Notifier::takeAction(uint id, const QString &action)
{
    // Everybody's clicks are broadcast.
    if (m_shown.contains(id) && action == "default"_L1)
        emit activated(std::exchange(m_token, {}));
}

void Notifier::takeClosed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace lancast::app
