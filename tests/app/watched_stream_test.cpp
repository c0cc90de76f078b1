#include "desktop/watched_stream.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using net::ClientRole;
using stream::StreamState;

namespace {

net::StatusSnapshot status(StreamState state, const QList<QPair<ClientRole, QString>> &clients)
{
    net::StatusSnapshot result;
    result.state = state;
    for (const auto &[role, address] : clients) {
        net::ClientStatus client;
        client.role = role;
        client.address = address;
        result.clients.append(client);
    }
    return result;
}

const QPair<ClientRole, QString> ownPage{ClientRole::Publisher, u"127.0.0.1"_s};
const QPair<ClientRole, QString> otherPublisher{ClientRole::Publisher, u"192.168.1.9"_s};
const QPair<ClientRole, QString> ownWindow{ClientRole::Viewer, u"::1"_s};
const QPair<ClientRole, QString> guest{ClientRole::Viewer, u"192.168.1.31"_s};
const QPair<ClientRole, QString> player{ClientRole::Player, u"192.168.1.32"_s};

} // namespace

class WatchedStreamTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstGuestOfEachStreamIsNoticed()
    {
        app::WatchedStream stream;
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Waiting, {guest})));
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Live, {ownPage, otherPublisher, ownWindow})));
        QVERIFY(stream.hasFirstViewer(status(StreamState::Live, {ownPage, player})));
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Live, {ownPage, player, guest})));
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Paused, {ownPage})));
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Reconnecting, {guest})));
        QVERIFY(!stream.hasFirstViewer(status(StreamState::Ended, {guest})));
        QVERIFY(stream.hasFirstViewer(status(StreamState::Live, {guest})));
    }
};

QTEST_APPLESS_MAIN(WatchedStreamTest)
#include "watched_stream_test.moc"
