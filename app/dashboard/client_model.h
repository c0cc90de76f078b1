// The connected clients as a table; rows are updated in place, so that selection and scrolling stay.
#pragma once

#include "relay/status.h"

#include <QAbstractTableModel>

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
    /// The plain value of a cell, for sorting.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setClients(const QList<relay::ClientStatus> &clients);
    [[nodiscard]] const relay::ClientStatus &client(int row) const { return m_rows[row].status; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        relay::ClientStatus status;
        qint64 bitsPerSecond = 0;
    };

    void removeMissing(const QList<relay::ClientStatus> &clients);
    [[nodiscard]] static QString text(const Row &row, int column);
    [[nodiscard]] static QVariant sortValue(const Row &row, int column);

    QList<Row> m_rows;
};

} // namespace lancast::app
