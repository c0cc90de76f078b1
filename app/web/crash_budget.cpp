#include "web/crash_budget.h"

namespace lancast::app {

namespace {

constexpr qsizetype maxCrashes = 3;
constexpr std::chrono::minutes span{1};

} // namespace

bool CrashBudget::spend(std::chrono::milliseconds now)
{
    m_crashes.removeIf([now](std::chrono::milliseconds crash) { return now - crash >= span; });
    m_crashes.append(now);
    return m_crashes.size() < maxCrashes;
}

} // namespace lancast::app
