// One connection on a real socket: what it tells of what comes, and what it does not.
#include "websocket/websocket_connection.h"

#include "tests/support/net_relay.h"
#include "tests/support/net_websocket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class WebSocketConnectionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsWhatComesInOrder();
    void takesNothingBehindAClose();

private:
    QTcpServer m_listener;
    std::unique_ptr<RawSocket> m_peer;
    std::unique_ptr<WebSocketConnection> m_connection;
};

void WebSocketConnectionTest::init()
{
    QVERIFY(m_listener.isListening() || m_listener.listen(QHostAddress(QHostAddress::LocalHost)));
    m_peer = std::make_unique<RawSocket>(m_listener.serverPort());
    QTRY_VERIFY(m_listener.hasPendingConnections());
    m_connection = std::make_unique<WebSocketConnection>(m_listener.nextPendingConnection(), RequestHead(),
                                                         WebSocketLimits(), clockOfThread(), nullptr);
    m_connection->setFrameLimits(
        {.maxMessageBytes = 1'000, .messageDeadline = 20s, .maxControlFramesPerSecond = 10});
    m_connection->start();
}

void WebSocketConnectionTest::tellsWhatComesInOrder()
{
    const QSignalSpy texts(m_connection.get(), &WebSocketConnection::textReceived);
    const QSignalSpy binaries(m_connection.get(), &WebSocketConnection::binaryReceived);
    m_peer->send(clientFrame(Frame::Text, R"({"type":"first"})") + clientFrame(Frame::Binary, "bytes") +
                 clientFrame(Frame::Text, R"({"type":"second"})"));
    QTRY_COMPARE(texts.size(), 2);
    QCOMPARE(texts[1][0].toJsonObject().value(QStringLiteral("type")).toString(), QStringLiteral("second"));
    QCOMPARE(binaries.size(), 1);
    QCOMPARE(binaries[0][0].toByteArray(), QByteArray("bytes"));
}

/// RFC 6455 section 5.5.1. All in one packet.
void WebSocketConnectionTest::takesNothingBehindAClose()
{
    const QSignalSpy texts(m_connection.get(), &WebSocketConnection::textReceived);
    const QSignalSpy binaries(m_connection.get(), &WebSocketConnection::binaryReceived);
    const QSignalSpy closed(m_connection.get(), &WebSocketConnection::closed);
    m_peer->send(clientFrame(Frame::Text, R"({"type":"before"})") + clientFrame(Frame::Close, {}) +
                 clientFrame(Frame::Text, R"({"type":"behind"})") + clientFrame(Frame::Binary, "bytes"));
    m_peer->endSending();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(texts.size(), 1);
    QCOMPARE(binaries.size(), 0);
}

QTEST_GUILESS_MAIN(WebSocketConnectionTest)
#include "websocket_connection_test.moc"
