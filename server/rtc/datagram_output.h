// Where peers write their datagrams to.
#pragma once

#include "rtc/udp_path.h"

#include <QByteArrayView>

#include <span>

namespace lancast::rtc {

inline constexpr qsizetype maxDatagramBytes = 1'500;

class DatagramOutput
{
public:
    virtual ~DatagramOutput() = default;

    /// Room for the next datagram, maxDatagramBytes of it. Empty while no more is taken.
    [[nodiscard]] virtual std::span<char> nextDatagram() = 0;
    /// What nextDatagram() gave holds \a size bytes for \a path.
    virtual void commit(qsizetype size, const UdpPath &path) = 0;

    /// Commits a copy of \a datagram; it is lost while no more is taken.
    void send(QByteArrayView datagram, const UdpPath &path);
};

} // namespace lancast::rtc
