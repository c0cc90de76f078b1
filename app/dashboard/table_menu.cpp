#include "dashboard/table_menu.h"

#include "dashboard/client_columns.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

template<typename Change>
QAction *addChoice(QMenu &menu, const QString &title, bool isChosen, const TableChosen &chosen, Change change)
{
    QAction *action = menu.addAction(title);
    action->setCheckable(true);
    action->setChecked(isChosen);
    QObject::connect(action, &QAction::triggered, action, [chosen, change] { chosen(change()); });
    return action;
}

void addSorting(QMenu &menu, const TableChoices &choices, const TableChosen &chosen)
{
    auto *columns = new QActionGroup(&menu);
    for (const ClientModel::Column column : choices.order) {
        columns->addAction(addChoice(menu, headerOf(column).title, column == choices.sortedBy, chosen, [=] {
            TableChoices wished = choices;
            wished.sortedBy = column;
            return wished;
        }));
    }
    menu.addSeparator();
    auto *orders = new QActionGroup(&menu);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const QString title =
            order == Qt::AscendingOrder ? ClientModel::tr("&Ascending") : ClientModel::tr("&Descending");
        orders->addAction(addChoice(menu, title, order == choices.sortOrder, chosen, [=] {
            TableChoices wished = choices;
            wished.sortOrder = order;
            return wished;
        }));
    }
}

void addColumns(QMenu &menu, const TableChoices &choices, const TableChosen &chosen)
{
    for (const ClientModel::Column column : choices.order) {
        QAction *action = addChoice(menu, headerOf(column).title, !choices.isHidden[column], chosen, [=] {
            TableChoices wished = choices;
            wished.isHidden[column] = !wished.isHidden[column];
            return wished;
        });
        // Without a name nobody could be told from the others.
        action->setEnabled(column != ClientModel::Who);
    }
    menu.addSeparator();
    QAction *usual = menu.addAction(ClientModel::tr("&Usual columns"));
    QObject::connect(usual, &QAction::triggered, usual, [choices, chosen] {
        TableChoices wished;
        wished.sortedBy = choices.sortedBy;
        wished.sortOrder = choices.sortOrder;
        chosen(wished);
    });
}

} // namespace

void addTableMenus(QMenu &menu, const TableChoices &choices, const TableChosen &chosen)
{
    QMenu *sorting = menu.addMenu(ClientModel::tr("&Sort by"));
    sorting->setObjectName(u"sortBy"_s);
    addSorting(*sorting, choices, chosen);
    QMenu *columns = menu.addMenu(ClientModel::tr("C&olumns"));
    columns->setObjectName(u"columns"_s);
    addColumns(*columns, choices, chosen);
}

} // namespace lancast::app
