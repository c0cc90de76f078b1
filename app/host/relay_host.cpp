#include "host/relay_host.h"

#include "base/epoll_dispatcher.h"

#include <QDeadlineTimer>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::seconds shutDownLimit{2};

} // namespace

RelayHost::RelayHost()
    : m_worker(new RelayWorker(m_clock))
{
    m_thread.setObjectName(u"relay"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    QObject::connect(m_worker, &RelayWorker::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
    m_thread.setEventDispatcher(new net::EpollDispatcher(m_clock));
    m_thread.start();
}

RelayHost::~RelayHost()
{
    QMetaObject::invokeMethod(m_worker, &RelayWorker::stop);
    if (m_thread.wait(QDeadlineTimer(shutDownLimit)))
        return;
    m_thread.quit();
    m_thread.wait();
}

void RelayHost::start(const net::RelayOptions &options)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, options] { worker->start(options); });
}

void RelayHost::tryWishedPort()
{
    QMetaObject::invokeMethod(m_worker, &RelayWorker::tryWishedPort);
}

void RelayHost::serveFile(const QString &path)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, path] { worker->serveFile(path); });
}

void RelayHost::whenDone(QObject *context, const std::function<void()> &done)
{
    const auto callBack = [receiver = QPointer<QObject>(context), done] {
        if (receiver)
            done();
    };
    QMetaObject::invokeMethod(m_worker, [here = &m_here, callBack] {
        QMetaObject::invokeMethod(here, callBack, Qt::QueuedConnection);
    });
}

void RelayHost::post(const std::function<void(net::RelayServer &)> &command)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, command] { worker->perform(command); });
}

} // namespace lancast::app
