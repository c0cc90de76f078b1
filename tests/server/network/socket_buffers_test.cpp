// What Qt keeps of a socket's buffers is given back, and nothing that is in them is lost.
#include "network/socket_buffers.h"

#include "tests/support/net_socket.h"

#include <QTcpServer>
#include <QTest>

#include <malloc.h>
#include <memory>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;

class SocketBuffersTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void givesBackEmptyBlocks();
    void keepsWhatIsThere();

private:
    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<RawSocket> m_peer;
    std::unique_ptr<QTcpSocket> m_socket;
};

void SocketBuffersTest::init()
{
    m_listener = std::make_unique<QTcpServer>();
    QVERIFY(m_listener->listen(QHostAddress(QHostAddress::LocalHost)));
    m_peer = std::make_unique<RawSocket>(m_listener->serverPort());
    QTRY_VERIFY(m_listener->hasPendingConnections());
    m_socket.reset(m_listener->nextPendingConnection());
    m_socket->setParent(nullptr);
}

void SocketBuffersTest::cleanup()
{
    m_socket.reset();
    m_peer.reset();
}

void SocketBuffersTest::givesBackEmptyBlocks()
{
    m_socket->write("hello");
    QTRY_COMPARE(m_peer->received(), "hello");
    m_peer->send("world");
    QTRY_COMPARE(m_socket->bytesAvailable(), 5);
    char bytes[5];
    QCOMPARE(m_socket->read(bytes, sizeof bytes), 5);
    const struct mallinfo2 before = ::mallinfo2();
    const bool isCounted = before.uordblks > 0; // not by a sanitizer's allocator
    releaseBuffers(*m_socket);
    const struct mallinfo2 after = ::mallinfo2();
    QVERIFY2(!isCounted || before.uordblks >= after.uordblks + 16 * 1024 + 32 * 1024, "both blocks are gone");
}

void SocketBuffersTest::keepsWhatIsThere()
{
    m_peer->send("one ");
    QTRY_COMPARE(m_socket->bytesAvailable(), 4);
    m_socket->write("three ");
    releaseBuffers(*m_socket);
    QCOMPARE(m_socket->read(4), "one ");
    QTRY_COMPARE(m_peer->received(), "three ");
    releaseBuffers(*m_socket);
    m_peer->send("two");
    QTRY_COMPARE(m_socket->bytesAvailable(), 3);
    QCOMPARE(m_socket->readAll(), "two");
    m_socket->write("four");
    QTRY_COMPARE(m_peer->received(), "three four");
    QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
    QVERIFY(m_socket->isReadable() && m_socket->isWritable());
}

QTEST_GUILESS_MAIN(SocketBuffersTest)
#include "socket_buffers_test.moc"
