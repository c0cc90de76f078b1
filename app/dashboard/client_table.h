// The table of connected clients, and what the host may do about one of them.
#pragma once

#include "dashboard/table_choices.h"
#include "session/status.h"

#include <QTableView>

class QMenu;

namespace lancast::app {

class ClientTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ClientTable(QWidget *parent = nullptr);

    void setClients(const QList<net::ClientStatus> &clients);
    void setChoices(const TableChoices &choices);
    [[nodiscard]] const TableChoices &choices() const { return m_choices; }

signals:
    void kickRequested(quint64 id);
    void blockRequested(quint64 id, const QString &address);
    /// By the user, in the header or in a menu.
    void choicesChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void showChoices();
    void hideColumns();
    [[nodiscard]] int widthOf(ClientModel::Column column) const;
    void choose(const TableChoices &choices);
    void takeMove();
    void takeWidth(int column, int before, int width);
    void takeSorting(int column, Qt::SortOrder order);
    [[nodiscard]] std::optional<net::ClientStatus> clientAt(const QModelIndex &index) const;
    [[nodiscard]] QMenu *createMenu();
    void addClientActions(QMenu &menu, const net::ClientStatus &client);

    ClientModel *m_model;
    TableChoices m_choices;
    bool m_isArranging = false; ///< the header moves by what was chosen, not by hand
};

} // namespace lancast::app
