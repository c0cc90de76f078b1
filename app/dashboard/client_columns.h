// What stands over the columns of the client table, and what explains it.
#pragma once

#include "dashboard/client_model.h"

#include <QString>

namespace lancast::app {

struct ColumnHeader
{
    QString title;
    QString toolTip; ///< empty where the title says it all
};

/// Any column but ColumnCount.
[[nodiscard]] ColumnHeader headerOf(ClientModel::Column column);

} // namespace lancast::app
