// What an output does in a thread of its own, because it may wait: for a disk, or for a network.
#pragma once

#include "output/backlog.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <utility>

namespace lancast::output {

/// A part of an output that lives in the relay's thread: a stream::Subscriber that offers its backlog what
/// comes, and posts what is to be done with it. The worker does it, in that order, and answers by signals.
template<typename Worker> class OutputQueue final
{
public:
    /// Makes a worker, without a parent, and connects its signals to objects of the relay's thread.
    using MakeWorker = std::function<Worker *()>;

    /// \a makeWorker: called at the first post(), with which the thread named \a name starts.
    OutputQueue(const QString &name, qsizetype maxBytes, MakeWorker makeWorker)
        : m_makeWorker(std::move(makeWorker))
        , m_backlog(maxBytes)
    {
        m_thread.setObjectName(name);
    }
    /// What has not been begun is not done any more, see finish().
    ~OutputQueue()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(OutputQueue)

    [[nodiscard]] bool isStarted() const { return m_worker != nullptr; }
    [[nodiscard]] Backlog &backlog() { return m_backlog; }
    [[nodiscard]] const Backlog &backlog() const { return m_backlog; }

    /// Lets \a call be done with the worker, as call(Worker &). Afterwards so many \a bytes of the backlog
    /// are released.
    template<typename Call> void post(Call call, qsizetype bytes = 0)
    {
        start();
        // A call that is destroyed in the worker's thread holds no ticket: those count in the relay's.
        const auto work = [this, call = std::move(call), bytes] {
            call(*m_worker);
            if (bytes > 0) {
                QMetaObject::invokeMethod(
                    &m_home, [this, bytes] { m_backlog.release(bytes); }, Qt::QueuedConnection);
            }
        };
        QMetaObject::invokeMethod(m_worker, work, Qt::QueuedConnection);
    }

    /// As post(); then the thread ends, and this returns. Nothing may be posted any more.
    template<typename Call> void finish(Call last)
    {
        if (!m_worker)
            return;
        post([last = std::move(last), thread = &m_thread](Worker &worker) {
            last(worker);
            thread->quit();
        });
        m_thread.wait();
    }

private:
    void start()
    {
        if (m_worker)
            return;
        m_worker = m_makeWorker();
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }

    const MakeWorker m_makeWorker;
    Backlog m_backlog;
    QObject m_home; ///< of the relay's thread
    QThread m_thread;
    Worker *m_worker = nullptr; ///< lives in m_thread, deleted when that finishes
};

} // namespace lancast::output
