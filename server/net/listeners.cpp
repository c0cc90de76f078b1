#include "net/listeners.h"

#include "net/listen_fault.h"

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

Listeners::Listeners(const RelayLimits &limits, QObject *parent)
    : QObject(parent)
    , m_reception(limits)
{
    connect(&m_reception, &Reception::requested, this, &Listeners::requested);
}

bool Listeners::open(const QHostAddress &bind, quint16 port)
{
    m_doors.clear();
    m_suggestedPort = 0;
    for (const QHostAddress &address : listenAddresses(bind)) {
        auto door = std::make_unique<FrontDoor>();
        if (!door->listen(address, port)) {
            const bool isTaken = door->serverError() == QAbstractSocket::AddressInUseError;
            m_suggestedPort = isTaken ? findFreePort(bind, port) : 0;
            m_errorString = describe({door->serverError(), address, port, door->errorString()},
                                     PortUse::Guests, QCoreApplication::applicationFilePath());
            if (isTaken && m_suggestedPort == 0)
                m_errorString += QStringLiteral(" Choose another one.");
            m_doors.clear();
            return false;
        }
        port = door->serverPort(); // the second door has the port that the first was given
        connect(door.get(), &FrontDoor::knocked, &m_reception, &Reception::receive);
        m_doors.push_back(std::move(door));
    }
    return true;
}

} // namespace lancast::net
