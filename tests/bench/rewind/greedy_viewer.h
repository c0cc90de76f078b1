// A viewer that takes the past as fast as it comes, over several connections, again and again.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace lancast::bench {

/// In threads of its own, so that who measures is not held up by what it reads. It comes from one address.
class GreedyViewer final
{
public:
    /// Takes what is kept from \a begin up to \a end.
    GreedyViewer(quint16 port, int connections, std::chrono::milliseconds begin,
                 std::chrono::milliseconds end);
    ~GreedyViewer();
    Q_DISABLE_COPY_MOVE(GreedyViewer)

    void stop();

    [[nodiscard]] quint64 bytes() const { return m_bytes; }
    [[nodiscard]] quint64 gops() const { return m_gops; }
    /// Answers that were no GOP, and connections that ended.
    [[nodiscard]] quint64 failures() const { return m_failures; }

private:
    void pull(quint16 port, std::chrono::milliseconds begin, std::chrono::milliseconds end);

    std::atomic<bool> m_isStopping = false;
    std::atomic<quint64> m_bytes = 0;
    std::atomic<quint64> m_gops = 0;
    std::atomic<quint64> m_failures = 0;
    std::vector<std::thread> m_connections;
};

} // namespace lancast::bench
