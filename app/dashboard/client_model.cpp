#include "dashboard/client_model.h"

#include "dashboard/client_columns.h"
#include "look/plain_text.h"

#include <algorithm>
#include <numeric>

namespace lancast::app {

void ClientModel::setClients(const QList<net::ClientStatus> &clients)
{
    QList<net::ClientStatus> added;
    std::vector<bool> isPresent(m_rows.size(), false);
    for (const net::ClientStatus &client : clients) {
        const auto known = m_rowOf.constFind(client.id);
        if (known == m_rowOf.cend()) {
            added.append(client);
            continue;
        }
        update(m_rows[size_t(*known)], client);
        isPresent[size_t(*known)] = true;
    }
    removeAllBut(isPresent);
    const int updated = int(m_rows.size());
    append(added);
    arrange();
    // One signal for all: a view then paints what is in sight once.
    if (updated > 0)
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void ClientModel::removeAllBut(const std::vector<bool> &isPresent)
{
    std::vector<int> staying;
    std::vector<int> leaving;
    for (int row = 0; row < int(m_rows.size()); ++row)
        (isPresent[size_t(row)] ? staying : leaving).push_back(row);
    if (leaving.empty())
        return;
    // Many that leave from here and there go together: each range costs the views as much as all.
    const bool isOneRange = leaving.back() - leaving.front() + 1 == int(leaving.size());
    if (!isOneRange) {
        const int first = int(staying.size());
        const int count = int(leaving.size());
        staying.insert(staying.end(), leaving.begin(), leaving.end());
        reorder(staying);
        removeRange(first, first + count - 1);
        return;
    }
    removeRange(leaving.front(), leaving.back());
}

void ClientModel::removeRange(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    indexRows();
    endRemoveRows();
}

void ClientModel::append(const QList<net::ClientStatus> &clients)
{
    if (clients.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(clients.size()) - 1);
    for (const net::ClientStatus &client : clients)
        m_rows.push_back(rowFor(client));
    indexRows();
    endInsertRows();
}

void ClientModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

void ClientModel::arrange()
{
    const auto isBefore = [this](const ClientRow &left, const ClientRow &right) {
        return this->isBefore(left, right);
    };
    if (std::ranges::is_sorted(m_rows, isBefore))
        return;
    std::vector<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(
        order, [&](int left, int right) { return isBefore(m_rows[size_t(left)], m_rows[size_t(right)]); });
    reorder(order);
}

/// \a oldRows has for every new row the one in which its client has been.
void ClientModel::reorder(const std::vector<int> &oldRows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<ClientRow> rows;
    rows.reserve(m_rows.size());
    std::vector<int> newRows(m_rows.size());
    for (const int oldRow : oldRows) {
        newRows[size_t(oldRow)] = int(rows.size());
        rows.push_back(std::move(m_rows[size_t(oldRow)]));
    }
    m_rows = std::move(rows);
    indexRows();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(newRows[size_t(old.row())], old.column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void ClientModel::indexRows()
{
    m_rowOf.clear();
    m_rowOf.reserve(qsizetype(m_rows.size()));
    for (int row = 0; row < int(m_rows.size()); ++row)
        m_rowOf.insert(m_rows[size_t(row)].status.id, row);
}

bool ClientModel::isBefore(const ClientRow &left, const ClientRow &right) const
{
    // The host is looked for most, and is the one that differs.
    const bool isLeftHost = left.status.role == net::ClientRole::Publisher;
    const bool isRightHost = right.status.role == net::ClientRole::Publisher;
    if (isLeftHost != isRightHost)
        return isLeftHost;
    const int difference = compareCells(left, right, m_sortColumn);
    // Equal ones keep an order of their own, so that they do not change places all the time.
    if (difference == 0)
        return left.status.id < right.status.id;
    return (difference < 0) == (m_sortOrder == Qt::AscendingOrder);
}

int ClientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClientModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ClientModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClientRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() > Browser ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == Browser ? plainToolTip(row.status.agent) : QVariant();
    default:
        return {};
    }
}

QVariant ClientModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return headerOf(Column(section)).title;
    case Qt::ToolTipRole:
        return headerOf(Column(section)).toolTip;
    case Qt::TextAlignmentRole:
        return int((section > Browser ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace lancast::app
