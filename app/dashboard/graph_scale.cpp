#include "dashboard/graph_scale.h"

#include <algorithm>
#include <cmath>

namespace lancast::app {

double axisEnd(double highest, double least)
{
    const double wished = std::max(highest, least);
    if (!(wished > 0) || !std::isfinite(wished))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(wished)));
    // What floating point makes of 5 * 0.1 must not count as more than 0.5.
    constexpr double tolerance = 1 + 1e-9;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (wished <= factor * power * tolerance)
            return factor * power;
    }
    return 10 * power;
}

} // namespace lancast::app
