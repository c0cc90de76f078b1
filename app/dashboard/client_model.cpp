#include "dashboard/client_model.h"

#include "dashboard/agent_words.h"
#include "dashboard/client_columns.h"
#include "look/format.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString noValue = u"–"_s;

QString roleInWords(relay::ClientRole role)
{
    switch (role) {
    case relay::ClientRole::Publisher:
        return ClientModel::tr("Host");
    case relay::ClientRole::Viewer:
        return ClientModel::tr("Viewer");
    case relay::ClientRole::Player:
        return ClientModel::tr("Player");
    }
    Q_UNREACHABLE();
}

/// What only a viewer's page knows; the host's page reports frames of another kind.
std::optional<int> fromViewer(const relay::ClientStatus &client, std::optional<int> reported)
{
    return client.role == relay::ClientRole::Viewer ? reported : std::nullopt;
}

QString countInWords(std::optional<int> count)
{
    return count ? QString::number(*count) : noValue;
}

QString droppedInWords(const relay::ClientStatus &client)
{
    if (client.role == relay::ClientRole::Publisher)
        return noValue;
    return client.isLagging ? ClientModel::tr("%1, lagging").arg(client.droppedChunks)
                            : QString::number(client.droppedChunks);
}

/// From two snapshots of one client; half of the old value is kept, because chunks come in bursts.
qint64 smoothedRate(const relay::ClientStatus &before, const relay::ClientStatus &now, qint64 oldRate)
{
    const auto span = now.connectedFor - before.connectedFor;
    if (span.count() <= 0 || now.bytes < before.bytes)
        return oldRate;
    const qint64 rate = qint64(now.bytes - before.bytes) * 8 * 1000 / span.count();
    return oldRate == 0 ? rate : (rate + oldRate) / 2;
}

} // namespace

void ClientModel::setClients(const QList<relay::ClientStatus> &clients)
{
    removeMissing(clients);
    QHash<quint64, int> rowOf;
    for (int row = 0; row < int(m_rows.size()); ++row)
        rowOf.insert(m_rows[row].status.id, row);

    QList<Row> added;
    for (const relay::ClientStatus &client : clients) {
        const auto known = rowOf.constFind(client.id);
        if (known == rowOf.cend()) {
            added.append({client, 0});
            continue;
        }
        Row &row = m_rows[*known];
        row.bitsPerSecond = smoothedRate(row.status, client, row.bitsPerSecond);
        row.status = client;
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    if (added.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
    m_rows.append(added);
    endInsertRows();
}

void ClientModel::removeMissing(const QList<relay::ClientStatus> &clients)
{
    QSet<quint64> present;
    for (const relay::ClientStatus &client : clients)
        present.insert(client.id);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (present.contains(m_rows[row].status.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
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
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case SortRole:
        return sortValue(row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() > Browser ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == Browser ? row.status.agent : QVariant();
    default:
        return {};
    }
}

QString ClientModel::text(const Row &row, int column)
{
    const relay::ClientStatus &client = row.status;
    switch (Column(column)) {
    case Who:
        return QHostAddress(client.address).isLoopback() ? tr("This computer") : client.address;
    case Role:
        return roleInWords(client.role);
    case Browser:
        return agentInWords(client.agent);
    case ConnectedFor:
        return formattedDuration(client.connectedFor);
    case Sent:
        return formattedSize(client.bytes);
    case Rate:
        return formattedRate(row.bitsPerSecond);
    case Queued:
        return client.queuedBytes > 0 ? formattedSize(quint64(client.queuedBytes)) : noValue;
    case Delay:
        return formattedDelay(fromViewer(client, client.delayMs));
    case Stalls:
        return countInWords(fromViewer(client, client.stalls));
    case FramesLost:
        return countInWords(fromViewer(client, client.droppedFrames));
    case Dropped:
        return droppedInWords(client);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ClientModel::sortValue(const Row &row, int column)
{
    const relay::ClientStatus &client = row.status;
    switch (Column(column)) {
    case Who:
    case Role:
    case Browser:
        return text(row, column);
    case ConnectedFor:
        return qint64(client.connectedFor.count());
    case Sent:
        return client.bytes;
    case Rate:
        return row.bitsPerSecond;
    case Queued:
        return client.queuedBytes;
    case Delay:
        return fromViewer(client, client.delayMs).value_or(-1);
    case Stalls:
        return fromViewer(client, client.stalls).value_or(-1);
    case FramesLost:
        return fromViewer(client, client.droppedFrames).value_or(-1);
    case Dropped:
        return client.droppedChunks;
    case ColumnCount:
        break;
    }
    return {};
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
