// The menus by which the client table is sorted, and its columns are chosen: what the header offers to a
// mouse.
#pragma once

#include "dashboard/table_choices.h"

#include <functional>

class QMenu;

namespace lancast::app {

using TableChosen = std::function<void(const TableChoices &choices)>;

/// Adds "Sort by" and "Columns" to \a menu, which show \a choices and tell what becomes of them.
void addTableMenus(QMenu &menu, const TableChoices &choices, const TableChosen &chosen);

} // namespace lancast::app
