#include "window/level_ballistics.h"

#include <algorithm>
#include <cmath>

namespace lancast::app {

namespace {

constexpr double fallPerSecond = 40; // decibels
constexpr std::chrono::milliseconds peakHold{1500};
constexpr std::chrono::milliseconds clipHold{3000};
// The page rounds its samples; a converter that clips delivers full scale.
constexpr double clippingLevel = 0.99;

} // namespace

double decibelsOf(double level)
{
    return level <= 0 ? silentDecibels : std::clamp(20 * std::log10(level), silentDecibels, 0.0);
}

void LevelBallistics::take(double level, Time now)
{
    advance(now);
    m_level = decibelsOf(level);
    m_shown = std::max(m_shown, m_level);
    if (m_level >= m_peak) {
        m_peak = m_level;
        m_peakAt = now;
    }
    if (level >= clippingLevel) {
        m_isClipping = true;
        m_clippedAt = now;
    }
}

void LevelBallistics::advance(Time now)
{
    const double seconds = double((now - m_advancedAt).count()) / 1000;
    m_advancedAt = now;
    m_shown = std::max(m_level, m_shown - seconds * fallPerSecond);
    if (now - m_peakAt >= peakHold)
        m_peak = m_shown;
    if (now - m_clippedAt >= clipHold)
        m_isClipping = false;
}

bool LevelBallistics::isAtRest() const
{
    return m_shown == m_level && m_peak == m_shown && !m_isClipping;
}

} // namespace lancast::app
