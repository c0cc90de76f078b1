#include "dashboard/client_table.h"

#include "dashboard/client_model.h"
#include "look/look.h"
#include "share/network_interfaces.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int columnWidths[ClientModel::ColumnCount] = {136, 72, 160, 72, 80, 104, 80, 72, 72, 104, 112};
/// What a small window can do without.
constexpr ClientModel::Column lesserColumns[] = {ClientModel::Role, ClientModel::Sent, ClientModel::Queued};

bool isGuest(const relay::ClientStatus &client)
{
    return client.role != relay::ClientRole::Publisher;
}

} // namespace

ClientTable::ClientTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new ClientModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ClientModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    setModel(m_sorted);
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
}

void ClientTable::buildHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing);
    setSortingEnabled(true);
    sortByColumn(ClientModel::ConnectedFor, Qt::DescendingOrder);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(7 * spacing);
    for (int column = 0; column < ClientModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidths[column]);
    header->setSectionResizeMode(ClientModel::Browser, QHeaderView::Stretch);
}

void ClientTable::setClients(const QList<relay::ClientStatus> &clients)
{
    m_model->setClients(clients);
}

void ClientTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int widthOfAll = std::accumulate(std::begin(columnWidths), std::end(columnWidths), 0);
    for (const ClientModel::Column column : lesserColumns)
        setColumnHidden(column, width() < widthOfAll);
}

std::optional<relay::ClientStatus> ClientTable::clientAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    return m_model->client(m_sorted->mapToSource(index).row());
}

void ClientTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKeyboard ? currentIndex() : indexAt(event->pos());
    const QPoint place =
        isByKeyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    if (const auto client = clientAt(index))
        openMenu(*client, place);
}

void ClientTable::openMenu(const relay::ClientStatus &client, const QPoint &place)
{
    // The client is kept by value: rows come and go under an open menu.
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *end = menu->addAction(tr("&End this visit"));
    end->setShortcut(Qt::Key_Delete);
    end->setEnabled(isGuest(client));
    connect(end, &QAction::triggered, this, [this, client] { emit kickRequested(client.id); });
    QAction *block = menu->addAction(tr("&Block this address"));
    block->setEnabled(isGuest(client) && !isOwnAddress(QHostAddress(client.address)));
    connect(block, &QAction::triggered, this,
            [this, client] { emit blockRequested(client.id, client.address); });
    menu->addSeparator();
    const QAction *copy = menu->addAction(tr("&Copy address"));
    connect(copy, &QAction::triggered, this,
            [client] { QGuiApplication::clipboard()->setText(client.address); });
    menu->popup(place);
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
