// Datagrams in and out of one socket: from which address, in which order, and what a peer that is gone
// changes.
#include "rtc/udp_endpoint.h"

#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

#include <algorithm>

using namespace lancast::rtc;

namespace {

class Peer
{
public:
    explicit Peer(const QString &address) { socket.bind(QHostAddress(address), 0); }

    void ask(const QHostAddress &address, quint16 port) { socket.writeDatagram("hello", address, port); }
    [[nodiscard]] const QList<QNetworkDatagram> &received()
    {
        while (socket.hasPendingDatagrams())
            m_received.append(socket.receiveDatagram());
        return m_received;
    }
    [[nodiscard]] QList<QByteArray> contents()
    {
        QList<QByteArray> bytes;
        for (const QNetworkDatagram &datagram : received())
            bytes.append(datagram.data());
        return bytes;
    }

    QUdpSocket socket;

private:
    QList<QNetworkDatagram> m_received;
};

/// By which \a peer has asked \a address.
UdpPath pathOf(UdpEndpoint &endpoint, Peer &peer, const QHostAddress &address)
{
    UdpPath found;
    endpoint.onReceived([&found](QByteArrayView, const UdpPath &path) { found = path; });
    peer.ask(address, endpoint.port());
    (void)QTest::qWaitFor([&found] { return found.peerSize > 0; });
    return found;
}

} // namespace

class UdpEndpointTest final : public QObject
{
    Q_OBJECT

private slots:
    void answersFromTheAddressThatWasAsked_data();
    void answersFromTheAddressThatWasAsked();
    void keepsOrderAndSizes();
    void goesOnBehindAPeerThatIsGone();
    void saysWhyItCannotOpen();
};

void UdpEndpointTest::answersFromTheAddressThatWasAsked_data()
{
    QTest::addColumn<QHostAddress>("bind");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("from");
    QTest::newRow("all, the usual one") << QHostAddress(QHostAddress::Any) << "127.0.0.1"
                                        << "127.0.0.1";
    QTest::newRow("all, another one") << QHostAddress(QHostAddress::Any) << "127.0.0.77"
                                      << "127.0.0.1";
    QTest::newRow("all, IPv6") << QHostAddress(QHostAddress::Any) << "::1"
                               << "::1";
    QTest::newRow("IPv4, another one") << QHostAddress(QHostAddress::AnyIPv4) << "127.0.0.78"
                                       << "127.0.0.2";
    QTest::newRow("one") << QHostAddress(QStringLiteral("127.0.0.9")) << "127.0.0.9"
                         << "127.0.0.1";
}

void UdpEndpointTest::answersFromTheAddressThatWasAsked()
{
    QFETCH(QHostAddress, bind);
    QFETCH(QString, asked);
    QFETCH(QString, from);
    UdpEndpoint endpoint;
    QVERIFY2(endpoint.open(bind, 0), qPrintable(endpoint.errorString()));
    Peer peer(from);
    const UdpPath path = pathOf(endpoint, peer, QHostAddress(asked));
    QCOMPARE(path.peerPort(), peer.socket.localPort());
    QVERIFY(path.peerAddress().isEqual(QHostAddress(from)));
    for (int i = 0; i < 3; ++i) // also where the kernel splits them
        endpoint.send("answer", path);
    endpoint.flush();
    QTRY_COMPARE(peer.received().size(), 3);
    QVERIFY(peer.received().front().senderAddress().isEqual(QHostAddress(asked)));
    QCOMPARE(peer.received().front().senderPort(), int(endpoint.port()));
}

/// Of several peers in turn, with many lengths beside each other: what leaves as one message is split again.
void UdpEndpointTest::keepsOrderAndSizes()
{
    UdpEndpoint endpoint;
    QVERIFY(endpoint.open(QHostAddress::AnyIPv4, 0));
    Peer first(QStringLiteral("127.0.0.1"));
    Peer second(QStringLiteral("127.0.0.1"));
    const UdpPath toFirst = pathOf(endpoint, first, QHostAddress::LocalHost);
    const UdpPath toSecond = pathOf(endpoint, second, QHostAddress::LocalHost);
    QList<QByteArray> forFirst;
    QList<QByteArray> forSecond;
    const QList<int> sizes{1'200, 1'200, 1'200, 700, 900, 1'200, 1'200, 1, 1, 1, 1'500, 2, 1'500};
    for (int i = 0; i < 90; ++i) {
        const bool isFirst = i % 7 < 5;
        const QByteArray bytes(sizes[i % sizes.size()], char(i));
        (isFirst ? forFirst : forSecond).append(bytes);
        endpoint.send(bytes, isFirst ? toFirst : toSecond);
    }
    endpoint.flush();
    QTRY_COMPARE(first.received().size(), forFirst.size());
    QTRY_COMPARE(second.received().size(), forSecond.size());
    QCOMPARE(first.contents(), forFirst);
    QCOMPARE(second.contents(), forSecond);
}

void UdpEndpointTest::goesOnBehindAPeerThatIsGone()
{
    UdpEndpoint endpoint;
    QVERIFY(endpoint.open(QHostAddress::AnyIPv4, 0));
    Peer peer(QStringLiteral("127.0.0.1"));
    const UdpPath path = pathOf(endpoint, peer, QHostAddress::LocalHost);
    UdpPath nowhere = path; // what the kernel refuses at once: port 0
    reinterpret_cast<sockaddr_in *>(&nowhere.peer)->sin_port = 0;
    endpoint.send("one", path);
    for (int i = 0; i < 4; ++i)
        endpoint.send("lost", nowhere);
    endpoint.send("two", path);
    endpoint.flush();
    QTRY_COMPARE(peer.received().size(), 2);
    QCOMPARE(peer.contents().back(), QByteArray("two"));
}

void UdpEndpointTest::saysWhyItCannotOpen()
{
    UdpEndpoint taken;
    QVERIFY(taken.open(QHostAddress::LocalHost, 0));
    UdpEndpoint endpoint;
    QVERIFY(!endpoint.open(QHostAddress::LocalHost, taken.port()));
    QVERIFY(!endpoint.errorString().isEmpty());
    QCOMPARE(endpoint.port(), quint16(0));
    QVERIFY(endpoint.open(QHostAddress::LocalHost, 0));
    QVERIFY(endpoint.errorString().isEmpty());
}

QTEST_GUILESS_MAIN(UdpEndpointTest)

#include "udp_endpoint_test.moc"
