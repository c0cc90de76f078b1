// How often a crashing page may be reloaded. Pure: time comes from outside.
#pragma once

#include <QList>

#include <chrono>

namespace lancast::app {

class CrashBudget final
{
public:
    /// Notes a crash at \a now; false if it is the third within a minute, so that reloading helps nobody.
    [[nodiscard]] bool spend(std::chrono::milliseconds now);
    void reset() { m_crashes.clear(); }

private:
    QList<std::chrono::milliseconds> m_crashes;
};

} // namespace lancast::app
