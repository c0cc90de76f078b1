// One application for each settings file: a second launch asks the first one to show itself.
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

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

    /// The address for guests: a second launch prints it.
    void setAddresses(const QStringList &addresses) { m_addresses = addresses; }
    /// After claim() has found a first one: what that one said of itself; empty if it has no address yet.
    [[nodiscard]] QStringList firstAddresses() const { return m_firstAddresses; }

    /// Waits for at most \a patience for the first one's answer; it may still be starting, or ending.
    [[nodiscard]] Role claim(const QByteArray &token, std::chrono::milliseconds patience);

signals:
    void raiseRequested(const QByteArray &activationToken);

private:
    void listen();
    void take(QLocalSocket *socket);
    [[nodiscard]] bool askFirst(const QByteArray &token, std::chrono::milliseconds patience);

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
    QStringList m_addresses;
    QStringList m_firstAddresses;
};

} // namespace lancast::app
