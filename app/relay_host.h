// Runs the relay in a thread of its own; only values cross, by queued signals.
#pragma once

#include "relay_worker.h"

#include <QObject>
#include <QThread>

namespace lancast::app {

class RelayHost final : public QObject
{
    Q_OBJECT

public:
    explicit RelayHost(QObject *parent = nullptr);
    /// Stops the relay, see shutDown().
    ~RelayHost() override;

    void start(const net::RelayOptions &options);
    void tryWishedPort();
    /// fileServed() answers with the path under which the publisher page gets the file.
    void serveFile(const QString &path);
    /// Lets the clients know and waits for them for at most 2 s.
    void shutDown();

signals:
    void started(const lancast::app::RelayAddress &address);
    void failed(const QString &reason);
    void wishedPortStillTaken();
    void fileServed(const QString &path, const QString &urlPath);
    void statusChanged(const lancast::relay::StatusSnapshot &status);

private:
    QThread m_thread;
    RelayWorker *m_worker; ///< lives in m_thread, deleted when that finishes
};

} // namespace lancast::app
