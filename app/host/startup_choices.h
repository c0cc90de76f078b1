// What happens at launch: plain values.
#pragma once

namespace lancast::app {

struct StartupChoices
{
    bool goesLive = false;
    bool isMinimised = false;

    friend bool operator==(const StartupChoices &, const StartupChoices &) = default;
};

} // namespace lancast::app
