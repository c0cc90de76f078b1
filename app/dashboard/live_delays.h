// Keeps the viewers' delays out of sight while they say nothing about the stream. Pure.
#pragma once

#include "session/status.h"

#include <chrono>
#include <optional>

namespace lancast::app {

class LiveDelays final
{
public:
    /// A page reports every other second, so for this long after a break it may tell of the break.
    static constexpr std::chrono::seconds settlingTime{4};

    /// \a status without the delays that grew because nothing was sent: a page measures how old its last
    /// picture is.
    [[nodiscard]] net::StatusSnapshot filter(net::StatusSnapshot status);

private:
    bool m_wasBroken = false;
    std::optional<std::chrono::milliseconds> m_liveSince; ///< of the relay's uptime; empty once settled
};

} // namespace lancast::app
