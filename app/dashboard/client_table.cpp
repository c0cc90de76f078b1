#include "dashboard/client_table.h"

#include "dashboard/table_menu.h"
#include "look/look.h"
#include "share/network_interfaces.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

/// The browser's column takes what the others leave: with less than this, some of them go.
constexpr int leastBrowserWidth = 20 * spacing;
/// What a small window can do without, the least important first.
constexpr ClientModel::Column lesserColumns[] = {ClientModel::Role, ClientModel::Sent, ClientModel::Queued,
                                                 ClientModel::FramesLost};

bool isGuest(const net::ClientStatus &client)
{
    return client.role != net::ClientRole::Publisher;
}

} // namespace

ClientTable::ClientTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new ClientModel(this))
{
    setModel(m_model);
    setObjectName(u"clients"_s);
    setAccessibleName(tr("Connected clients"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    buildHeader();
    showChoices();
}

void ClientTable::buildHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing);
    setSortingEnabled(true);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(7 * spacing);
    header->setSectionResizeMode(ClientModel::Browser, QHeaderView::Stretch);
    // What stretches also shrinks, but not below its title.
    header->setMinimumSectionSize(
        std::max(header->minimumSectionSize(), header->sectionSizeHint(ClientModel::Browser)));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &place) { createMenu()->popup(header->mapToGlobal(place)); });
    connect(header, &QHeaderView::sectionMoved, this, &ClientTable::takeMove);
    connect(header, &QHeaderView::sectionResized, this, &ClientTable::takeWidth);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ClientTable::takeSorting);
}

void ClientTable::setClients(const QList<net::ClientStatus> &clients)
{
    m_model->setClients(clients);
}

void ClientTable::setChoices(const TableChoices &choices)
{
    m_choices = choices;
    showChoices();
}

void ClientTable::choose(const TableChoices &choices)
{
    setChoices(choices);
    emit choicesChanged();
}

void ClientTable::showChoices()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    QHeaderView *header = horizontalHeader();
    for (int place = 0; place < ClientModel::ColumnCount; ++place) {
        const ClientModel::Column column = m_choices.order[size_t(place)];
        header->moveSection(header->visualIndex(column), place);
        if (column != ClientModel::Browser)
            header->resizeSection(column, widthOf(column));
    }
    sortByColumn(m_choices.sortedBy, m_choices.sortOrder);
    hideColumns();
}

/// In some languages a heading needs more than is wished.
int ClientTable::widthOf(ClientModel::Column column) const
{
    const QHeaderView *header = horizontalHeader();
    return std::max(
        {m_choices.widths[column], header->sectionSizeHint(column), header->minimumSectionSize()});
}

/// What is not wanted, and of the rest what a small window has no room for.
void ClientTable::hideColumns()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    auto isHidden = m_choices.isHidden;
    const auto neededWidth = [&] {
        int sum = 0;
        for (const ClientModel::Column column : m_choices.order)
            sum += isHidden[column]                 ? 0
                   : column == ClientModel::Browser ? leastBrowserWidth
                                                    : widthOf(column);
        return sum;
    };
    const int room = viewport()->width();
    for (const ClientModel::Column column : lesserColumns) {
        if (neededWidth() > room)
            isHidden[column] = true;
    }
    for (const ClientModel::Column column : m_choices.order) {
        setColumnHidden(column, isHidden[column]);
        if (!isHidden[column] && column != ClientModel::Browser)
            horizontalHeader()->resizeSection(column,
                                              widthOf(column)); // it may come back in another language
    }
}

void ClientTable::takeMove()
{
    if (m_isArranging)
        return;
    for (int place = 0; place < ClientModel::ColumnCount; ++place)
        m_choices.order[size_t(place)] = ClientModel::Column(horizontalHeader()->logicalIndex(place));
    emit choicesChanged();
}

void ClientTable::takeWidth(int column, int before, int width)
{
    // A width of nothing is a column that was hidden or shown.
    if (m_isArranging || column == ClientModel::Browser || before == 0 || width == 0)
        return;
    m_choices.widths[size_t(column)] = width;
    emit choicesChanged();
}

void ClientTable::takeSorting(int column, Qt::SortOrder order)
{
    if (m_isArranging || column < 0)
        return;
    m_choices.sortedBy = ClientModel::Column(column);
    m_choices.sortOrder = order;
    emit choicesChanged();
}

void ClientTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    hideColumns();
}

std::optional<net::ClientStatus> ClientTable::clientAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    return m_model->client(index.row());
}

void ClientTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKeyboard ? currentIndex() : indexAt(event->pos());
    const auto client = clientAt(index);
    if (!client && !isByKeyboard)
        return;
    QMenu *menu = createMenu();
    if (client)
        addClientActions(*menu, *client);
    menu->popup(isByKeyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

QMenu *ClientTable::createMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTableMenus(*menu, m_choices, [this](const TableChoices &choices) { choose(choices); });
    return menu;
}

/// Above what the menu has for the whole table.
void ClientTable::addClientActions(QMenu &menu, const net::ClientStatus &client)
{
    // The client is kept by value: rows come and go under an open menu.
    auto *end = new QAction(tr("&End this visit"), &menu);
    end->setShortcut(Qt::Key_Delete);
    end->setEnabled(isGuest(client));
    connect(end, &QAction::triggered, this, [this, client] { emit kickRequested(client.id); });
    auto *block = new QAction(tr("&Block this address"), &menu);
    block->setEnabled(isGuest(client) && !isOwnAddress(QHostAddress(client.address)));
    connect(block, &QAction::triggered, this,
            [this, client] { emit blockRequested(client.id, client.address); });
    auto *copy = new QAction(tr("&Copy address"), &menu);
    connect(copy, &QAction::triggered, this,
            [client] { QGuiApplication::clipboard()->setText(client.address); });
    QAction *first = menu.actions().constFirst();
    menu.insertActions(first, {end, block, copy});
    menu.insertSeparator(copy);
    menu.insertSeparator(first);
}

void ClientTable::keyPressEvent(QKeyEvent *event)
{
    const auto client = clientAt(currentIndex());
    // A key held down would send one after another away.
    if (event->key() != Qt::Key_Delete || event->isAutoRepeat() || !client || !isGuest(*client)) {
        QTableView::keyPressEvent(event);
        return;
    }
    emit kickRequested(client->id);
}

} // namespace lancast::app
