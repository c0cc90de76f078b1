// What a player still sends is thrown away; its end and its loss are told apart.
#include "network/socket_input.h"

#include "tests/support/net_socket.h"

#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

class SocketInputTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void throwsAwayWhatComes();
    void tellsTheEndOnceAndStaysOpen();
    void abortsABrokenConnection();

private:
    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<RawSocket> m_peer;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<DiscardedInput> m_input;
    int m_ends = 0;
};

void SocketInputTest::init()
{
    m_listener = std::make_unique<QTcpServer>();
    QVERIFY(m_listener->listen(QHostAddress(QHostAddress::LocalHost)));
    m_peer = std::make_unique<RawSocket>(m_listener->serverPort());
    QTRY_VERIFY(m_listener->hasPendingConnections());
    m_socket.reset(m_listener->nextPendingConnection());
    m_socket->setParent(nullptr);
    m_ends = 0;
    m_input = std::make_unique<DiscardedInput>(*m_socket, [this] { ++m_ends; });
}

void SocketInputTest::cleanup()
{
    m_input.reset();
    m_socket.reset();
    m_peer.reset();
}

void SocketInputTest::throwsAwayWhatComes()
{
    m_peer->send(QByteArray(5'000'000, 'x'));
    QTRY_COMPARE(m_peer->unsentBytes(), 0);
    QCOMPARE(m_socket->bytesAvailable(), 0);
    QCOMPARE(m_ends, 0);
    QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
}

void SocketInputTest::tellsTheEndOnceAndStaysOpen()
{
    m_peer->send("the last byte");
    m_peer->endSending();
    QTRY_COMPARE(m_ends, 1);
    m_socket->write("more of the stream");
    QTRY_COMPARE(m_peer->received(), "more of the stream");
    QCOMPARE(m_ends, 1);
    QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
}

void SocketInputTest::abortsABrokenConnection()
{
    m_peer->kill();
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_ends, 0);
}

QTEST_GUILESS_MAIN(SocketInputTest)
#include "socket_input_test.moc"
