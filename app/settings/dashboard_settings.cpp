#include "settings/dashboard_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

DashboardChoices rememberedDashboardChoices(const SettingsStore &store)
{
    DashboardChoices choices;
    const QString graphs = store.value(u"dashboard/graphs"_s).toString();
    if (graphs == "shown"_L1 || graphs == "hidden"_L1)
        choices.showsGraphs = graphs == "shown"_L1;
    takeColumns(choices.table, store.value(u"dashboard/columns"_s).toStringList());
    const ClientModel::Column sortedBy = columnFrom(store.value(u"dashboard/sortedBy"_s).toString());
    if (sortedBy == ClientModel::ColumnCount)
        return choices;
    choices.table.sortedBy = sortedBy;
    choices.table.sortOrder =
        store.value(u"dashboard/largestFirst"_s, true).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return choices;
}

void remember(SettingsStore &store, const DashboardChoices &choices)
{
    const QString graphs = !choices.showsGraphs   ? u"automatic"_s
                           : *choices.showsGraphs ? u"shown"_s
                                                  : u"hidden"_s;
    store.setValue(u"dashboard/graphs"_s, graphs);
    store.setValue(u"dashboard/columns"_s, columnsInWords(choices.table));
    store.setValue(u"dashboard/sortedBy"_s, toWord(choices.table.sortedBy));
    store.setValue(u"dashboard/largestFirst"_s, choices.table.sortOrder == Qt::DescendingOrder);
}

} // namespace lancast::app
