// The connected clients as a table in order; rows are updated and moved in place, so that selection and
// scrolling stay.
#pragma once

#include "dashboard/client_row.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace lancast::app {

class ClientModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Who,
        Role,
        Browser,
        ConnectedFor,
        Sent,
        Rate,
        Queued,
        Delay,
        Stalls,
        FramesLost,
        Dropped,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setClients(const QList<net::ClientStatus> &clients);
    [[nodiscard]] const net::ClientStatus &client(int row) const { return m_rows[size_t(row)].status; }
    /// From now on, as clients come and change, too; numbers by their value, addresses by their parts.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void removeAllBut(const std::vector<bool> &isPresent);
    void removeRange(int first, int last);
    void append(const QList<net::ClientStatus> &clients);
    void arrange();
    void reorder(const std::vector<int> &oldRows);
    void indexRows();
    [[nodiscard]] bool isBefore(const ClientRow &left, const ClientRow &right) const;

    std::vector<ClientRow> m_rows;
    QHash<quint64, int> m_rowOf; ///< by the client's id
    int m_sortColumn = ConnectedFor;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace lancast::app
