// One client of the table: what its cells say, and which of two comes first. Pure.
#pragma once

#include "session/status.h"

#include <QByteArray>
#include <QString>

namespace lancast::app {

struct ClientRow
{
    net::ClientStatus status;
    qint64 bitsPerSecond = 0; ///< smoothed
    // Made once, because a thousand of them take their time.
    QString who;
    QByteArray whoInOrder;
    QString browser;
};

[[nodiscard]] ClientRow rowFor(const net::ClientStatus &client);
/// Takes a newer status of the same client.
void update(ClientRow &row, const net::ClientStatus &client);

// \a column is a ClientModel::Column.
[[nodiscard]] QString cellText(const ClientRow &row, int column);
/// Below 0 if \a left comes first, above if \a right does: numbers by their value, addresses by their parts.
[[nodiscard]] int compareCells(const ClientRow &left, const ClientRow &right, int column);

} // namespace lancast::app
