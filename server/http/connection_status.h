// The connections of all clients, and what their limits did.
#pragma once

#include <QString>

namespace lancast::net {

/// The connections of all clients, and what their limits did.
struct ConnectionStatus
{
    int open = 0;
    int limit = 0;                 ///< of all together
    int limitPerAddress = 0;       ///< guests behind one router share an address
    quint64 refusedForAddress = 0; ///< since the start: their address had as many as it may
    bool isAddressFull = false;    ///< one was refused for that within the last minute
    QString fullAddress;           ///< its address; empty unless isAddressFull
};

} // namespace lancast::net
