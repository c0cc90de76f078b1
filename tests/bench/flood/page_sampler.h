// Asks for the page again and again, on a new connection each time, and notes how long it took.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace lancast::bench {

struct PageSamples
{
    std::vector<double> milliseconds; ///< of those that were answered whole, with 200
    quint64 failed = 0;
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
    /// From connecting to the last byte; negative if that did not work.
    [[nodiscard]] double sample() const;

    quint16 m_port;
    PageSamples m_samples;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace lancast::bench
