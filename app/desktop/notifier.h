// Tells the host on the desktop what happened while the window was not looked at.
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>

namespace lancast::app {

enum class NoticeKind { FirstViewer, DeviceLost, RecordingError };

class Notifier final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    /// \a sessionBus is called when it is first needed.
    Notifier(std::function<QDBusConnection()> sessionBus, Clock now, QObject *parent = nullptr);

    /// While it is, the window itself tells enough.
    void setWindowActive(bool isActive) { m_isWindowActive = isActive; }

    /// Shows \a text, unless something of that \a kind was shown less than 30 s ago.
    void show(NoticeKind kind, const QString &text);

signals:
    /// The host has clicked on a notification: the window is wanted.
    void activated(const QByteArray &activationToken);
    /// No desktop service shows it; the tray may.
    void balloonWanted(const QString &title, const QString &text);

private slots:
    void takeAction(uint id, const QString &action);
    void takeToken(uint id, const QString &token);
    void takeClosed(uint id, uint reason);

private:
    bool listen();
    void send(NoticeKind kind, const QString &text);

    std::function<QDBusConnection()> m_sessionBus;
    Clock m_now;
    bool m_isWindowActive = false;
    bool m_isListening = false;
    QHash<NoticeKind, std::chrono::steady_clock::time_point> m_lastShown;
    QSet<uint> m_shown; ///< the service's numbers of those that may still be clicked
    QByteArray m_token;
};

} // namespace lancast::app
