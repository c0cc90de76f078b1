// Connections that browsers keep for later keep nobody out, and those in the middle of a request are left
// alone.
#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace lancast::net;
using namespace lancast::test;

namespace {

const QByteArray request = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

bool isAnswered(const RawSocket &socket)
{
    return socket.received().endsWith("\r\n\r\nok\n");
}

const QString guest = QStringLiteral("127.0.0.2");

} // namespace

class IdleConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void makeRoomForNewcomers();
    void areNotThoseWithHalfARequest();
};

void IdleConnectionsTest::makeRoomForNewcomers()
{
    TestRelay relay;
    const int most = RelayLimits().maxUnupgradedPerAddress;
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < 3 * most; ++i) {
        sockets.push_back(std::make_unique<RawSocket>(relay.port(), guest));
        sockets.back()->send(request);
        QTRY_VERIFY2(isAnswered(*sockets.back()), qPrintable(QString::number(i)));
    }
    const auto open = [&sockets] {
        return std::ranges::count_if(sockets, [](const auto &socket) { return !socket->isClosed(); });
    };
    QTRY_COMPARE(int(open()), most);
    QVERIFY(!sockets.back()->isClosed());
}

void IdleConnectionsTest::areNotThoseWithHalfARequest()
{
    TestRelay relay;
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < RelayLimits().maxUnupgradedPerAddress; ++i) {
        sockets.push_back(std::make_unique<RawSocket>(relay.port(), guest));
        sockets.back()->send(request.left(20));
    }
    QCOMPARE(get(relay.port(), "/healthz").status, 200); // all have come by now
    RawSocket late(relay.port(), guest);
    QTRY_VERIFY(late.isClosed());
    for (const auto &socket : sockets) {
        socket->send(request.mid(20));
        QTRY_VERIFY(isAnswered(*socket));
    }
}

QTEST_GUILESS_MAIN(IdleConnectionsTest)
#include "idle_connections_test.moc"
