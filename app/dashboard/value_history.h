// The last five minutes of one figure, a value for each second; seconds of which nothing is known are holes.
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace lancast::app {

class ValueHistory final
{
public:
    using Time = std::chrono::milliseconds;

    static constexpr int length = 300; ///< seconds

    /// \a now is any steady clock, the same one in all calls. Of several values in a second the last counts.
    void add(std::optional<double> value, Time now);
    /// Whether the newest second is another one since the last call: there is something new to draw.
    [[nodiscard]] bool takeNews();

    /// 0 is the newest second of which anything was added.
    [[nodiscard]] std::optional<double> at(int secondsAgo) const;
    [[nodiscard]] std::optional<double> newest() const { return at(0); }
    [[nodiscard]] std::optional<double> highest() const;

private:
    [[nodiscard]] static size_t slotOf(std::chrono::seconds second);

    std::array<std::optional<double>, length> m_values;
    std::optional<std::chrono::seconds> m_newest;
    std::optional<std::chrono::seconds> m_told;
};

} // namespace lancast::app
