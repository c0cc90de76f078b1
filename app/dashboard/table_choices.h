// How the host wants the client table: which columns, where, how wide, and in what order the clients.
#pragma once

#include "dashboard/client_model.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>

namespace lancast::app {

struct TableChoices
{
    /// From the left; each column once.
    std::array<ClientModel::Column, ClientModel::ColumnCount> order{
        ClientModel::Who,    ClientModel::Role,       ClientModel::Browser, ClientModel::ConnectedFor,
        ClientModel::Sent,   ClientModel::Rate,       ClientModel::Queued,  ClientModel::Delay,
        ClientModel::Stalls, ClientModel::FramesLost, ClientModel::Dropped};
    /// By column, device-independent pixels; the browser's takes what is left.
    std::array<int, ClientModel::ColumnCount> widths{136, 72, 160, 72, 80, 104, 80, 72, 72, 104, 112};
    std::array<bool, ClientModel::ColumnCount> isHidden{};
    ClientModel::Column sortedBy = ClientModel::ConnectedFor;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;

    bool operator==(const TableChoices &) const = default;
};

/// The columns from the left, as they are remembered: "who:136", with a "-" before it where it is hidden.
[[nodiscard]] QStringList columnsInWords(const TableChoices &choices);
/// Sets order, widths and what is hidden; what makes no sense is left out, what is missing stands at the end.
void takeColumns(TableChoices &choices, const QStringList &words);

[[nodiscard]] QString toWord(ClientModel::Column column);
/// ColumnCount for a word that is none.
[[nodiscard]] ClientModel::Column columnFrom(const QString &word);

} // namespace lancast::app
