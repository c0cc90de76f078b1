// Why a port could not be opened, in words that say what to do about it. Pure.
#pragma once

#include <QAbstractSocket>
#include <QHostAddress>
#include <QString>

namespace lancast::net {

enum class PortUse { Guests, Seed };

struct ListenFault
{
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    QHostAddress address;
    quint16 port = 0;
    QString systemReason; ///< for what is none of the usual errors
};

/// One or two sentences. \a program is the file that would need the permission for a low port.
[[nodiscard]] QString describe(const ListenFault &fault, PortUse use, const QString &program);

} // namespace lancast::net
