#include "http/listen_sockets.h"

#include "http/listen_fault.h"

#include <QCoreApplication>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr int portsToTry = 20;

quint16 findFreePort(const QHostAddress &bind, quint16 taken)
{
    const auto isFree = [&bind](quint16 port) {
        return std::ranges::all_of(listenAddresses(bind), [port](const QHostAddress &address) {
            return QTcpServer().listen(address, port);
        });
    };
    for (int port = taken + 1; port <= qMin(taken + portsToTry, 65535); ++port) {
        if (isFree(quint16(port)))
            return quint16(port);
    }
    return 0;
}

} // namespace

QList<QHostAddress> listenAddresses(const QHostAddress &bind)
{
    const bool coversLoopback = bind == QHostAddress::Any || bind == QHostAddress::AnyIPv4 ||
                                bind == QHostAddress(QHostAddress::LocalHost);
    return coversLoopback ? QList{bind} : QList{bind, QHostAddress(QHostAddress::LocalHost)};
}

ListenSockets::ListenSockets(const HttpLimits &limits, const RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_manager(limits, clock)
{
    connect(&m_manager, &ConnectionManager::requested, this, &ListenSockets::requested);
}

bool ListenSockets::open(const QHostAddress &bind, quint16 port)
{
    m_tcpListeners.clear();
    m_suggestedPort = 0;
    OpenedListeners opened = openListeners(listenAddresses(bind), port);
    if (opened.listeners.empty()) {
        const bool isTaken = opened.fault.error == QAbstractSocket::AddressInUseError;
        m_suggestedPort = isTaken ? findFreePort(bind, port) : 0;
        m_errorString = describe(opened.fault, PortUse::Guests, QCoreApplication::applicationFilePath());
        if (isTaken && m_suggestedPort == 0)
            m_errorString += QStringLiteral(" Choose another one.");
        return false;
    }
    m_tcpListeners = std::move(opened.listeners);
    for (const auto &listener : m_tcpListeners)
        connect(listener.get(), &TcpListener::accepted, &m_manager, &ConnectionManager::receive);
    return true;
}

} // namespace lancast::net
