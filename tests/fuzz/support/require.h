// Ends the run as a finding where what must always hold does not.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace lancast::fuzz {

/// \a rule: one sentence that says what must hold.
inline void require(bool isMet, const char *rule)
{
    if (isMet)
        return;
    std::fprintf(stderr, "Broken rule: %s\n", rule);
    std::abort();
}

} // namespace lancast::fuzz
