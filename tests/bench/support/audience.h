// Viewers that watch live, and what they notice all together.
#pragma once

#include "raw_viewer.h"

#include <memory>
#include <vector>

namespace lancast::bench {

class LiveRelay;

class Audience final
{
public:
    explicit Audience(LiveRelay &relay)
        : m_relay(relay)
    {
    }

    /// So many come, with the numbers from 0 on. False if not all of them are served.
    [[nodiscard]] bool gather(int count);
    /// Forgets the delays and messages so far.
    void startMeasuring();
    /// Ends publishing, and answers how many have not got the newest frame then.
    [[nodiscard]] quint64 countLateAtEnd();

    [[nodiscard]] quint64 messages() const;
    /// Since the beginning.
    [[nodiscard]] quint64 lostBlocks() const;
    /// Milliseconds, of all blocks.
    [[nodiscard]] std::vector<double> delays() const;

private:
    LiveRelay &m_relay;
    std::vector<std::unique_ptr<RawViewer>> m_viewers;
    quint64 m_messagesBefore = 0;
};

} // namespace lancast::bench
