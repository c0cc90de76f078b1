// The lancast-server program with a folder of its own, and what systemd would listen on.
#pragma once

#include "tests/support/net_socket.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lancast::test {

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(path));
}

/// What systemd would listen on.
class NotifySocket final
{
public:
    explicit NotifySocket(const QString &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        if (m_socket < 0 ||
            ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("No socket at %s", qPrintable(path));
    }
    ~NotifySocket() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    /// All datagrams so far, each a list of lines.
    [[nodiscard]] const QList<QList<QByteArray>> &told()
    {
        QByteArray buffer(4096, '\0');
        for (;;) {
            const ssize_t size = ::recv(m_socket, buffer.data(), std::size_t(buffer.size()), MSG_DONTWAIT);
            if (size < 0)
                return m_told;
            m_told.append(buffer.left(size).split('\n'));
        }
    }
    [[nodiscard]] int count(const QByteArray &line)
    {
        return int(std::ranges::count_if(told(), [&](const auto &lines) { return lines.contains(line); }));
    }

private:
    int m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    QList<QList<QByteArray>> m_told;
};

/// The program, with a folder of its own.
class Server final
{
public:
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void start(const QStringList &arguments)
    {
        m_environment.insert(QStringLiteral("HOME"), m_folder.path());
        m_process.setProcessEnvironment(m_environment);
        m_process.start(QStringLiteral(LANCAST_SERVER),
                        QStringList{QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
                                    QStringLiteral("--port"), QStringLiteral("0"),
                                    QStringLiteral("--ready-file"), path(QStringLiteral("ready.json"))} +
                            arguments);
        if (!QTest::qWaitFor([this] { return readPort(); }, 10'000))
            qFatal("It does not start: %s", m_process.readAllStandardError().constData());
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QProcess &process() { return m_process; }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    [[nodiscard]] const QByteArray &log()
    {
        m_log += m_process.readAllStandardError();
        return m_log;
    }
    [[nodiscard]] QString state() const
    {
        const QByteArray body = get(m_port, "/api/status").body;
        return QJsonDocument::fromJson(body).object().value(QLatin1String("state")).toString();
    }

    [[nodiscard]] int playersWithAQueue() const
    {
        const QByteArray body = get(m_port, "/api/status").body;
        const QJsonArray clients =
            QJsonDocument::fromJson(body).object().value(QLatin1String("clients")).toArray();
        return int(std::ranges::count_if(clients, [](const QJsonValue &client) {
            return client.toObject().value(QLatin1String("queuedBytes")).toInteger() > 0;
        }));
    }

private:
    [[nodiscard]] bool readPort()
    {
        QFile file(path(QStringLiteral("ready.json")));
        if (file.open(QIODevice::ReadOnly))
            m_port = quint16(
                QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("port")).toInt());
        return m_port != 0;
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace lancast::test
