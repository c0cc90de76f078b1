// Where a graph's axis ends, so that its label is a number that people read at a glance. Pure.
#pragma once

namespace lancast::app {

/// The smallest of 1, 2, 5, 10, 20, 50 ... (and 0.1, 0.2, 0.5 ...) that is at least \a highest and \a least.
[[nodiscard]] double axisEnd(double highest, double least);

} // namespace lancast::app
