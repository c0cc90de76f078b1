// Runs the relay in a thread of its own; only values cross, by queued calls and signals.
#pragma once

#include "host/relay_worker.h"

#include <QThread>

namespace lancast::app {

class RelayHost final
{
public:
    RelayHost();
    /// Lets the clients know and waits for them for at most 2 s.
    ~RelayHost();
    Q_DISABLE_COPY_MOVE(RelayHost)

    /// Whose signals tell what the relay does. It lives in the relay's thread: connect with a context object.
    [[nodiscard]] const RelayWorker &events() const { return *m_worker; }

    void start(const net::RelayOptions &options);
    void tryWishedPort();
    /// RelayWorker::fileServed() answers with the path under which the publisher page gets the file.
    void serveFile(const QString &path);
    /// Calls \a command with the relay, in its thread; nothing happens before start(). It holds copies only.
    void post(const std::function<void(net::RelayServer &)> &command);

    /// Calls \a done in this thread, unless \a context has gone, once the relay has done what it was told
    /// before; what it has told until then has arrived by then.
    void whenDone(QObject *context, const std::function<void()> &done);

private:
    const net::RelayClock m_clock; ///< of the relay's thread
    QObject m_here;                ///< receives, in the thread of this object, what the worker answers
    QThread m_thread;
    RelayWorker *m_worker; ///< lives in m_thread, deleted when that finishes
};

} // namespace lancast::app
