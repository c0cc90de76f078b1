// The table of connected clients, and what the host may do about one of them.
#pragma once

#include "relay/status.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace lancast::app {

class ClientModel;

class ClientTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ClientTable(QWidget *parent = nullptr);

    void setClients(const QList<relay::ClientStatus> &clients);

signals:
    void kickRequested(quint64 id);
    void blockRequested(quint64 id, const QString &address);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    [[nodiscard]] std::optional<relay::ClientStatus> clientAt(const QModelIndex &index) const;
    void openMenu(const relay::ClientStatus &client, const QPoint &place);

    ClientModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace lancast::app
