#include "desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(instanceLog, "lancast.app.instance")

constexpr qint64 maxRequestLength = 1024;
constexpr std::chrono::milliseconds betweenTries{20};
const QByteArray request = "raise "_ba;
const QByteArray answer = "raised"_ba; // and the addresses, separated by blanks

/// The path of both files without their ends.
QString basePath(const QString &settingsFile)
{
    const QFileInfo settings(settingsFile);
    // A folder may have two names.
    const QString folder = QFileInfo(settings.path()).canonicalFilePath();
    const QString whole = (folder.isEmpty() ? settings.absolutePath() : folder) + u'/' + settings.fileName();
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256);
    const QString name = u"lancast-"_s + QString::fromLatin1(hash.toHex().left(16));
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    // Both are for their user alone.
    const bool hasRuntime = QDir::isAbsolutePath(runtime) && QFileInfo(runtime).isWritable();
    return (hasRuntime ? runtime : settings.absolutePath()) + u'/' + name;
}

/// A token as desktops make them; anything else is none.
QByteArray cleanToken(const QByteArray &token)
{
    const bool isPlain = std::ranges::all_of(token, [](char byte) { return byte > 0x20 && byte < 0x7f; });
    return isPlain && token.size() < maxRequestLength / 2 ? token : QByteArray();
}

} // namespace

QByteArray activationToken()
{
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    return cleanToken(token.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : token);
}

SingleInstance::SingleInstance(const QString &settingsFile, QObject *parent)
    : QObject(parent)
    , m_socketPath(basePath(settingsFile) + u".socket"_s)
    , m_lock(basePath(settingsFile) + u".lock"_s)
{
    // However long it runs; one whose process is gone is taken over.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

SingleInstance::Role SingleInstance::claim(const QByteArray &token, std::chrono::milliseconds patience)
{
    QDir().mkpath(QFileInfo(m_socketPath).path());
    const QDeadlineTimer deadline(patience);
    std::chrono::milliseconds pause{0}; // the first try decides at once
    while (!m_lock.tryLock(int(pause.count()))) {
        // Nowhere to keep a lock: then nobody can be asked either.
        if (m_lock.error() != QLockFile::LockFailedError)
            return Role::First;
        if (askFirst(token, std::chrono::milliseconds(deadline.remainingTime())))
            return Role::Second;
        if (deadline.hasExpired())
            return Role::Unheard;
        pause = betweenTries;
    }
    listen();
    return Role::First;
}

void SingleInstance::listen()
{
    // Who holds the lock owns the socket: one that is there was left behind by a crash.
    QLocalServer::removeServer(m_socketPath);
    if (!m_server.listen(m_socketPath))
        qCWarning(instanceLog).noquote()
            << "a second launch cannot raise this window:" << m_server.errorString();
}

void SingleInstance::take(QLocalSocket *socket)
{
    socket->setReadBufferSize(maxRequestLength);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() >= maxRequestLength)
                socket->abort();
            return;
        }
        const QByteArray line = socket->readLine();
        if (!line.startsWith(request)) {
            socket->abort();
            return;
        }
        socket->write((QStringList(QString::fromLatin1(answer)) + m_addresses).join(u' ').toUtf8() + '\n');
        socket->disconnectFromServer();
        emit raiseRequested(cleanToken(line.mid(request.size()).trimmed()));
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
}

bool SingleInstance::askFirst(const QByteArray &token, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return int(deadline.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(left()))
        return false;
    socket.write(request + cleanToken(token) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(left()))
            return false;
    }
    m_firstAddresses = QString::fromUtf8(socket.readLine().trimmed()).split(u' ');
    return m_firstAddresses.takeFirst() == QLatin1String(answer);
}

} // namespace lancast::app
