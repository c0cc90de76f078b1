// What follows a request's head and belongs to it.
#include "tests/support/net_relay.h"
#include "tests/support/net_socket.h"

#include <QTest>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class RequestBodyTest final : public QObject
{
    Q_OBJECT

public:
    explicit RequestBodyTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void readsABodyHoweverItComes();
    void endsABodyThatDoesNotCome();
    void answersARefusedBodyThatStillComes();

private:
    TestTime &m_time;
};

/// With the requests before and behind it, and in pieces of every size.
void RequestBodyTest::readsABodyHoweverItComes()
{
    TestRelay relay;
    const QByteArray get = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const QByteArray post =
        "POST /whep HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sdp\r\nContent-Length: "
        "20000\r\n\r\n" +
        QByteArray(20'000, 'x');
    for (const qsizetype size : {1'000'000, 9'999, 1'000, 37}) {
        RawSocket socket(relay.port());
        const QByteArray bytes = get + post + get;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            socket.send(bytes.mid(at, size));
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(socket.received().count("HTTP/1.1 "), 3);
        QByteArray received = socket.received();
        QCOMPARE(takeAnswer(received).status, 200);
        QCOMPARE(takeAnswer(received).status, 503); // nothing is live
        QCOMPARE(takeAnswer(received).status, 200);
    }
}

void RequestBodyTest::endsABodyThatDoesNotCome()
{
    RelayOptions options = loopbackOptions();
    options.limits.headDeadline = 100ms;
    TestRelay relay(options);
    RawSocket socket(relay.port());
    socket.send("POST /whep HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\nhello");
    QVERIFY(m_time.advanceUntil([&socket] { return socket.isClosed(); }, 3s));
    QByteArray received = socket.received();
    QCOMPARE(takeAnswer(received).status, 408);
}

void RequestBodyTest::answersARefusedBodyThatStillComes()
{
    TestRelay relay;
    const HttpAnswer answer =
        ask(relay.port(), "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" +
                              QByteArray(3'000'000, 'x'));
    QCOMPARE(answer.status, 413);
}

int main(int argc, char **argv)
{
    return runInTestTime<RequestBodyTest>(argc, argv);
}

#include "request_body_test.moc"
