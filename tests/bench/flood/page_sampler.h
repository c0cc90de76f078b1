// Asks for the page again and again, on a new connection each time, and notes how long it took.
#pragma once

#include "plain_socket.h"

#include <chrono>
#include <semaphore>
#include <thread>
#include <vector>

namespace lancast::bench {

struct PageSamples
{
    std::vector<double> milliseconds; ///< of those that were answered whole, with 200
    quint64 unconnected = 0;          ///< refused, or not within 5 s
    quint64 unanswered = 0;           ///< ended, reset or silent before the page was whole
};

class PageSampler final
{
public:
    explicit PageSampler(quint16 port);
    ~PageSampler();

    void start();
    PageSamples stop();

private:
    void run();
    void sample();
    /// The page came whole.
    [[nodiscard]] bool ask(const PlainSocket &socket) const;

    quint16 m_port;
    PageSamples m_samples;
    std::binary_semaphore m_end{0}; ///< released once there is enough
    std::thread m_thread;
};

} // namespace lancast::bench
