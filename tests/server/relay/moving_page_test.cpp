// Pages that break the rules, or leave, at the very moment when they move to the thread that serves them.
#include "tests/support/net_viewer.h"
#include "tests/support/test_time.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>
#include <vector>

using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

RelayOptions shardedOptions()
{
    RelayOptions options = loopbackOptions();
    options.shards = 3;
    return options;
}

QByteArray path(const char *channel, const QByteArray &session)
{
    return QByteArray("/watch/") + channel + "?session=" + session;
}

/// Its second handshake has more right behind it, in the same packet. It reads nothing, so that it does not
/// see the end of either connection.
struct HastyPage
{
    HastyPage(quint16 port, const QByteArray &session, const QByteArray &glued)
        : blob(port, path("blob", session))
        , chunk(port, path("chunk", session), {}, glued)
    {
        blob.pause();
        chunk.pause();
    }

    WebSocketPeer blob;
    WebSocketPeer chunk;
};

} // namespace

class MovingPageTest final : public QObject
{
    Q_OBJECT

public:
    explicit MovingPageTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void init();
    void mayBreakTheRulesInItsFirstPacket_data();
    void mayBreakTheRulesInItsFirstPacket();
    void mayLeaveAtOnce();

private:
    TestTime &m_time;
};

/// Qt warns of a timer or a socket that is touched from another thread.
void MovingPageTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("thread")));
}

void MovingPageTest::mayBreakTheRulesInItsFirstPacket_data()
{
    QTest::addColumn<QByteArray>("glued");
    QTest::newRow("not masked") << QByteArray::fromHex("810161");
    QTest::newRow("close") << clientFrame(Frame::Close, {});
    QTest::newRow("ping") << clientFrame(Frame::Ping, "alive");
    QTest::newRow("text and close") << clientFrame(Frame::Text, R"({"type":"watch","live":false})") +
                                           clientFrame(Frame::Close, {});
}

void MovingPageTest::mayBreakTheRulesInItsFirstPacket()
{
    QFETCH(QByteArray, glued);
    TestRelay relay(shardedOptions());
    TestViewer steady(relay, "steady-page");
    std::vector<std::unique_ptr<HastyPage>> pages;
    for (int i = 0; i < 20; ++i) {
        pages.push_back(
            std::make_unique<HastyPage>(relay.port(), "hasty-" + QByteArray::number(100 + i), glued));
        m_time.advance(10ms);
    }
    // Nobody ends a connection: deadlines do.
    m_time.advance(30s);
    if (!glued.startsWith(QByteArray::fromHex("89")))
        QTRY_COMPARE(relay.server().status().viewers, 0); // it answers no ping either
    QTRY_COMPARE(relay.server().status().connections.open, 0);
}

/// With a reset of both of its connections, a moment later each time.
void MovingPageTest::mayLeaveAtOnce()
{
    TestRelay relay(shardedOptions());
    QRandomGenerator random(1);
    for (int i = 0; i < 60; ++i) {
        const QByteArray session = "fleeting-" + QByteArray::number(100 + i);
        WebSocketPeer blob(relay.port(), path("blob", session));
        WebSocketPeer chunk(relay.port(), path("chunk", session));
        QTRY_VERIFY(chunk.isOpen());
        if (random.bounded(2) == 0)
            m_time.advance(0ms);
        blob.kill();
        chunk.kill();
    }
    m_time.advance(1s);
    QTRY_COMPARE(relay.server().status().viewers, 0);
    QTRY_COMPARE(relay.server().status().connections.open, 0);
}

int main(int argc, char **argv)
{
    return runInTestTime<MovingPageTest>(argc, argv);
}
#include "moving_page_test.moc"
