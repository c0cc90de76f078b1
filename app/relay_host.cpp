#include "relay_host.h"

#include <QDeadlineTimer>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::seconds shutDownLimit{2};

} // namespace

RelayHost::RelayHost(QObject *parent)
    : QObject(parent)
    , m_worker(new RelayWorker)
{
    qRegisterMetaType<relay::StatusSnapshot>();
    qRegisterMetaType<RelayAddress>();
    m_thread.setObjectName(u"relay"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RelayWorker::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
    connect(m_worker, &RelayWorker::started, this, &RelayHost::started);
    connect(m_worker, &RelayWorker::failed, this, &RelayHost::failed);
    connect(m_worker, &RelayWorker::wishedPortStillTaken, this, &RelayHost::wishedPortStillTaken);
    connect(m_worker, &RelayWorker::fileServed, this, &RelayHost::fileServed);
    connect(m_worker, &RelayWorker::statusChanged, this, &RelayHost::statusChanged);
    m_thread.start();
}

RelayHost::~RelayHost()
{
    shutDown();
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

void RelayHost::shutDown()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(m_worker, &RelayWorker::stop);
    if (m_thread.wait(QDeadlineTimer(shutDownLimit)))
        return;
    m_thread.quit();
    m_thread.wait();
}

} // namespace lancast::app
