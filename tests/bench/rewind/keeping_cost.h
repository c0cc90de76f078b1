// What a relay takes for recording and for keeping the past, both at once.
#pragma once

#include "goal_table.h"

namespace lancast::bench {

struct KeepingPlan
{
    int live = 20; ///< viewers
    int seconds = 40;
    double megabits = 2.5;
};

/// Measures a relay that does neither, then one that does both. Empty, or what went wrong.
[[nodiscard]] QString judgeKeeping(const KeepingPlan &plan, GoalTable &table);

} // namespace lancast::bench
