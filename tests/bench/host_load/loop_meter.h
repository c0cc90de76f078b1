// How late the calling thread's event loop is, and what processor time it and another thread take.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace lancast::bench {

/// Lateness of a timer of 5 ms, in milliseconds. It takes processor time of its own.
class LoopMeter final : public QObject
{
    Q_OBJECT

public:
    LoopMeter();

    void start();
    [[nodiscard]] std::vector<double> stop();

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
};

/// Of the calling thread.
[[nodiscard]] std::chrono::nanoseconds threadCpuTime();
/// Of the thread with this name in the calling process; 0 if there is none.
[[nodiscard]] std::chrono::nanoseconds cpuTimeOfThread(const QString &name);

} // namespace lancast::bench
