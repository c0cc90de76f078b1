// All viewers over WebRTC of one bench, in this thread's event loop.
#pragma once

#include "peer.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace lancast::bench {

class Crowd final
{
public:
    Crowd();
    ~Crowd();
    Q_DISABLE_COPY_MOVE(Crowd)

    /// So many join the relay at \a port, each from an address of its own; the first ones decrypt what they
    /// get. False if not all of them are connected in time.
    [[nodiscard]] bool gather(quint16 port, int count);
    /// A line "ADDRESS PORT" for each.
    [[nodiscard]] QByteArray addresses() const;

    void startMeasuring();
    /// Of all together.
    [[nodiscard]] UdpPeer::Tally tally() const;

private:
    void read();
    void tick();

    int m_epoll;
    std::vector<std::unique_ptr<UdpPeer>> m_peers;
    QTimer m_reader;
    QTimer m_ticker;
};

} // namespace lancast::bench
