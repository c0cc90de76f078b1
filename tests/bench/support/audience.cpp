#include "audience.h"

#include "live_relay.h"
#include "wait.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lancast::bench {

bool Audience::gather(int count)
{
    for (int i = 0; i < count; ++i)
        m_viewers.push_back(std::make_unique<RawViewer>(m_relay.stream(), m_relay.port(), i));
    const auto isWatching = [](const auto &viewer) { return viewer->isWatching(); };
    return waitFor([&] { return std::ranges::all_of(m_viewers, isWatching); }, 20s);
}

void Audience::startMeasuring()
{
    for (const auto &viewer : m_viewers)
        viewer->startMeasuring();
    m_messagesBefore += messages();
}

quint64 Audience::countLateAtEnd()
{
    m_relay.stopPublishing();
    const quint64 newest = m_relay.stream().frames() - 1;
    const auto isLate = [newest](const auto &viewer) { return viewer->newest() != newest; };
    (void)waitFor([&] { return std::ranges::none_of(m_viewers, isLate); }, 5s);
    return quint64(std::ranges::count_if(m_viewers, isLate));
}

quint64 Audience::messages() const
{
    quint64 all = 0;
    for (const auto &viewer : m_viewers)
        all += viewer->messages();
    return all - m_messagesBefore;
}

quint64 Audience::lostBlocks() const
{
    quint64 all = 0;
    for (const auto &viewer : m_viewers)
        all += viewer->lostBlocks();
    return all;
}

std::vector<double> Audience::delays() const
{
    std::vector<double> all;
    for (const auto &viewer : m_viewers)
        all.insert(all.end(), viewer->delays().begin(), viewer->delays().end());
    return all;
}

} // namespace lancast::bench
