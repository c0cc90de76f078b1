// One application for each settings file: a second launch asks the first one to show itself.
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>

class QLocalSocket;

namespace lancast::app {

/// What the desktop gave this launch, so that the window may come to the front; empty if it gave nothing.
/// Call before the application object, which takes it out of the environment.
[[nodiscard]] QByteArray activationToken();

class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First,  ///< go on; raiseRequested() tells of later launches
        Second, ///< the first one shows itself
        Unheard ///< there is a first one, but it does not answer
    };

    /// Instances with the same \a settingsFile are kept apart from all others.
    explicit SingleInstance(const QString &settingsFile, QObject *parent = nullptr);

    /// Waits for at most \a patience for the first one's answer; it may still be starting, or ending.
    [[nodiscard]] Role claim(const QByteArray &token, std::chrono::milliseconds patience);

signals:
    void raiseRequested(const QByteArray &activationToken);

private:
    void listen();
    void take(QLocalSocket *socket);
    [[nodiscard]] bool askFirst(const QByteArray &token, std::chrono::milliseconds patience) const;

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace lancast::app
