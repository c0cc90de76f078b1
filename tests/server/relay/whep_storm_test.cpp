// Viewers over WebRTC who ask for too much, come and go, or read nothing, and others beside them.
#include "whep_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class WhepStormTest final : public WhepFixture
{
    Q_OBJECT

public:
    using WhepFixture::WhepFixture;

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void sendsNoMoreAgainThanCouldBeLost();
    void forgetsThoseWhoComeAndGo();
    void isNotHeldUpByThoseWhoDoNotRead();

private:
    [[nodiscard]] bool getsTheStream(RtcViewer &viewer);
};

bool WhepStormTest::getsTheStream(RtcViewer &viewer)
{
    constexpr int frames = 4;
    constexpr int packetsOfFrame = 3;
    const std::size_t before = viewer.packets().size();
    publish(frames);
    return comesTrue([&] { return viewer.packets().size() == before + frames * packetsOfFrame; });
}

void WhepStormTest::sendsNoMoreAgainThanCouldBeLost()
{
    RtcViewer innocent;
    RtcViewer greedy;
    QVERIFY(connects(innocent));
    QVERIFY(connects(greedy));
    QVERIFY(getsTheStream(greedy));
    const ReceivedPacket newest = greedy.packets().back();
    std::vector<quint16> all;
    for (int round = 0; round < 10; ++round) {
        for (quint16 back = 0; back < 10; ++back)
            all.push_back(quint16(newest.sequence - back));
    }
    // No time passes for the relay: what it may send again at once is all.
    const auto figure = [this](const char *name) {
        const QJsonArray clients = m_relay->status().value(QLatin1String("clients")).toArray();
        int most = 0;
        for (const QJsonValue &client : clients)
            most = std::max(most, client[QLatin1String(name)].toInt());
        return most;
    };
    for (int storm = 0; storm < 20; ++storm)
        greedy.askAgain(newest.ssrc, all);
    QTRY_COMPARE(figure("lostPackets"), 20 * 100);
    QCOMPARE(figure("resentPackets"), RelayLimits().maxResentBurst);
    QVERIFY(getsTheStream(innocent));
}

void WhepStormTest::forgetsThoseWhoComeAndGo()
{
    for (int i = 0; i < 60; ++i) {
        RtcViewer viewer;
        QVERIFY(connects(viewer));
        if (i % 2 == 0)
            QCOMPARE(ask(m_relay->port(), request("DELETE", viewer.location())).status, 200);
    }
    m_time.advance(13s); // nobody answers its checks any more
    QCOMPARE(m_relay->server().status().viewers, 0);
    RtcViewer next;
    QVERIFY(connects(next));
    QVERIFY(getsTheStream(next));
}

void WhepStormTest::isNotHeldUpByThoseWhoDoNotRead()
{
    std::vector<std::unique_ptr<RtcViewer>> idle;
    for (int i = 0; i < 60; ++i) {
        idle.push_back(std::make_unique<RtcViewer>());
        QVERIFY(connects(*idle.back()));
        idle.back()->reads = false;
    }
    RtcViewer viewer(QStringLiteral("127.0.0.2"));
    QVERIFY(connects(viewer));
    for (int round = 0; round < 20; ++round)
        QVERIFY(getsTheStream(viewer));
}

int main(int argc, char **argv)
{
    return runInTestTime<WhepStormTest>(argc, argv);
}

#include "whep_storm_test.moc"
