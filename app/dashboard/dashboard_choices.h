// How the host wants the dashboard: plain values.
#pragma once

#include "dashboard/table_choices.h"

#include <optional>

namespace lancast::app {

struct DashboardChoices
{
    std::optional<bool> showsGraphs; ///< empty: where there is room beside the table
    TableChoices table;

    bool operator==(const DashboardChoices &) const = default;
};

} // namespace lancast::app
