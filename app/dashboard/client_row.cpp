#include "dashboard/client_row.h"

#include "dashboard/agent_words.h"
#include "dashboard/client_model.h"
#include "look/format.h"

#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString noValue = u"–"_s;

QString roleInWords(net::ClientRole role)
{
    switch (role) {
    case net::ClientRole::Publisher:
        return ClientModel::tr("Host");
    case net::ClientRole::Viewer:
        return ClientModel::tr("Viewer");
    case net::ClientRole::Player:
        return ClientModel::tr("Player");
    }
    Q_UNREACHABLE();
}

/// A small window has no room for the role: the host is named where the others have their address.
QString whoInWords(const net::ClientStatus &client)
{
    const bool isHere = QHostAddress(client.address).isLoopback();
    if (client.role == net::ClientRole::Publisher)
        return isHere ? ClientModel::tr("Host") : ClientModel::tr("Host, %1").arg(client.address);
    return isHere ? ClientModel::tr("This computer") : client.address;
}

/// What only a viewer's page knows; the host's page reports frames of another kind.
std::optional<int> fromViewer(const net::ClientStatus &client, std::optional<int> reported)
{
    return client.role == net::ClientRole::Viewer ? reported : std::nullopt;
}

QString countInWords(std::optional<int> count)
{
    return count ? QString::number(*count) : noValue;
}

/// Who went back in the stream is no longer at its live edge: how far back says more than a delay.
QString delayInWords(const net::ClientStatus &client)
{
    const auto behind = fromViewer(client, client.behindMs);
    return behind ? ClientModel::tr("%1 back").arg(formattedDuration(std::chrono::milliseconds(*behind)))
                  : formattedDelay(fromViewer(client, client.delayMs));
}

QString droppedInWords(const net::ClientStatus &client)
{
    if (client.role == net::ClientRole::Publisher)
        return noValue;
    return client.isLagging ? ClientModel::tr("%1, lagging").arg(client.droppedChunks)
                            : QString::number(client.droppedChunks);
}

/// From two snapshots of one client; half of the old value is kept, because chunks come in bursts.
qint64 smoothedRate(const net::ClientStatus &before, const net::ClientStatus &now, qint64 oldRate)
{
    const auto span = now.connectedFor - before.connectedFor;
    if (span.count() <= 0 || now.bytes < before.bytes)
        return oldRate;
    const qint64 rate = qint64(now.bytes - before.bytes) * 8 * 1000 / span.count();
    return oldRate == 0 ? rate : (rate + oldRate) / 2;
}

/// What the cells of \a column are ordered by, where that is no text.
qint64 number(const ClientRow &row, int column)
{
    const net::ClientStatus &client = row.status;
    switch (ClientModel::Column(column)) {
    case ClientModel::Role:
        return int(client.role);
    case ClientModel::ConnectedFor:
        return qint64(client.connectedFor.count());
    case ClientModel::Sent:
        return qint64(client.bytes);
    case ClientModel::Rate:
        return row.bitsPerSecond;
    case ClientModel::Queued:
        return client.queuedBytes;
    case ClientModel::Delay:
        return fromViewer(client, client.behindMs ? client.behindMs : client.delayMs).value_or(-1);
    case ClientModel::Stalls:
        return fromViewer(client, client.stalls).value_or(-1);
    case ClientModel::FramesLost:
        return fromViewer(client, client.droppedFrames).value_or(-1);
    case ClientModel::Dropped:
        return qint64(client.droppedChunks);
    case ClientModel::Who:
    case ClientModel::Browser:
    case ClientModel::ColumnCount:
        break;
    }
    return 0;
}

} // namespace

ClientRow rowFor(const net::ClientStatus &client)
{
    const QHostAddress address(client.address);
    const Q_IPV6ADDR parts = address.toIPv6Address(); // an IPv4 address as a mapped one
    return {client, 0, whoInWords(client), QByteArray(reinterpret_cast<const char *>(&parts), sizeof parts),
            agentInWords(client.agent)};
}

void update(ClientRow &row, const net::ClientStatus &client)
{
    row.bitsPerSecond = smoothedRate(row.status, client, row.bitsPerSecond);
    row.status = client;
}

QString cellText(const ClientRow &row, int column)
{
    const net::ClientStatus &client = row.status;
    switch (ClientModel::Column(column)) {
    case ClientModel::Who:
        return row.who;
    case ClientModel::Role:
        return roleInWords(client.role);
    case ClientModel::Browser:
        return row.browser;
    case ClientModel::ConnectedFor:
        return formattedDuration(client.connectedFor);
    case ClientModel::Sent:
        return formattedSize(client.bytes);
    case ClientModel::Rate:
        return formattedRate(row.bitsPerSecond);
    case ClientModel::Queued:
        return client.queuedBytes > 0 ? formattedSize(quint64(client.queuedBytes)) : noValue;
    case ClientModel::Delay:
        return delayInWords(client);
    case ClientModel::Stalls:
        return countInWords(fromViewer(client, client.stalls));
    case ClientModel::FramesLost:
        return countInWords(fromViewer(client, client.droppedFrames));
    case ClientModel::Dropped:
        return droppedInWords(client);
    case ClientModel::ColumnCount:
        break;
    }
    return {};
}

int compareCells(const ClientRow &left, const ClientRow &right, int column)
{
    if (column == ClientModel::Who)
        return left.whoInOrder.compare(right.whoInOrder);
    if (column == ClientModel::Browser)
        return left.browser.compare(right.browser, Qt::CaseInsensitive);
    const qint64 before = number(left, column);
    const qint64 after = number(right, column);
    return before < after ? -1 : before > after ? 1 : 0;
}

} // namespace lancast::app
