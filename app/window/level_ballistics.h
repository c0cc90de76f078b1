// How a level meter moves: up at once, down slowly, with the last peak held. Pure: time comes from outside.
#pragma once

#include <chrono>

namespace lancast::app {

inline constexpr double silentDecibels = -48; ///< what is quieter is not shown

/// \a level: 0 to 1. Ears hear ratios, so a meter shows decibels below full scale.
[[nodiscard]] double decibelsOf(double level);

class LevelBallistics
{
public:
    using Time = std::chrono::milliseconds;

    /// The loudest of the last moment, 0 to 1.
    void take(double level, Time now);
    void advance(Time now);

    [[nodiscard]] double decibels() const { return m_shown; }
    [[nodiscard]] double peakDecibels() const { return m_peak; }
    /// It was as loud as can be, just now.
    [[nodiscard]] bool isClipping() const { return m_isClipping; }
    /// Nothing changes before the next take().
    [[nodiscard]] bool isAtRest() const;

private:
    double m_level = silentDecibels;
    double m_shown = silentDecibels;
    double m_peak = silentDecibels;
    bool m_isClipping = false;
    Time m_advancedAt{};
    Time m_peakAt{};
    Time m_clippedAt{};
};

} // namespace lancast::app
