// To which address media goes, and for how long: to one that answers the relay's own checks.
#include "whep_fixture.h"

using namespace lancast;
using namespace lancast::net;
using namespace lancast::test;
using namespace std::chrono_literals;

class WhepPathsTest final : public WhepFixture
{
    Q_OBJECT

public:
    using WhepFixture::WhepFixture;

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void sendsNothingToAnAddressThatDoesNotAnswer();
    void goesNowhereElseByAFalseCheck();
    void takesNoConsentFromElsewhere();
    void takesNoWrongPassword();
    void limitsHandshakes();
    void endsAPeerThatAnswersNoMore();
    void takesOverNobodysAddress();
};

/// Whoever has a session could have its media sent to somebody else, by a check with a false address.
void WhepPathsTest::sendsNothingToAnAddressThatDoesNotAnswer()
{
    RtcViewer viewer;
    viewer.answersChecks = false;
    QCOMPARE(viewer.join(m_relay->port()), 201);
    QTRY_VERIFY(viewer.checksAnswered() > 0);
    m_time.advance(9s);
    QVERIFY(!viewer.isConnected());
    QVERIFY2(viewer.receivedBytes() < 400, qPrintable(QString::number(viewer.receivedBytes())));
    m_time.advance(3s);
    QCOMPARE(m_relay->server().status().viewers, 0);
}

void WhepPathsTest::goesNowhereElseByAFalseCheck()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    RtcViewer victim(QStringLiteral("127.0.0.2"));
    victim.answersChecks = false;
    victim.shakesHands = false;
    QVERIFY(victim.setAnswer(viewer.answer()));
    victim.check();
    QTRY_COMPARE(victim.checksAnswered(), 1);
    const std::size_t before = viewer.packets().size();
    publish(20);
    QVERIFY(comesTrue([&] { return viewer.packets().size() >= before + 20; }));
    QVERIFY2(victim.receivedBytes() < 400, qPrintable(QString::number(victim.receivedBytes())));
}

/// An address that has answered once, and does no more, is not sent to because others answer.
void WhepPathsTest::takesNoConsentFromElsewhere()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    m_time.advance(5s);
    viewer.answersChecks = false;
    for (int i = 0; i < 4; ++i) {
        RtcViewer other(QStringLiteral("127.0.0.2"));
        other.shakesHands = false;
        QVERIFY(other.setAnswer(viewer.answer()));
        other.check(false);
        m_time.advance(4s);
    }
    QCOMPARE(m_relay->server().status().viewers, 0);
}

void WhepPathsTest::takesNoWrongPassword()
{
    RtcViewer viewer;
    QVERIFY(viewer.setAnswer(ask(m_relay->port(), post(viewer.offer())).body));
    viewer.checkWrongly();
    QTRY_COMPARE(viewer.errors(), 1);
    QCOMPARE(viewer.checksAnswered(), 0);
    viewer.check();
    QVERIFY(comesTrue([&] { return viewer.isConnected(); }));
}

void WhepPathsTest::limitsHandshakes()
{
    const int limit = RelayLimits().maxHandshakesPerAddress;
    for (int i = 0; i < limit; ++i)
        QCOMPARE(ask(m_relay->port(), post(RtcViewer().offer())).status, 201);
    const HttpAnswer refused = ask(m_relay->port(), post(RtcViewer().offer()));
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.field("Retry-After"), QByteArray("5"));
    QCOMPARE(m_relay->server().status().viewers, limit);
    m_time.advance(11s);
    QCOMPARE(m_relay->server().status().viewers, 0);
    RtcViewer viewer;
    QVERIFY(connects(viewer));
}

void WhepPathsTest::endsAPeerThatAnswersNoMore()
{
    RtcViewer viewer;
    QVERIFY(connects(viewer));
    m_time.advance(60s);
    QCOMPARE(m_relay->server().status().viewers, 1);
    viewer.answersChecks = false;
    m_time.advance(13s);
    QCOMPARE(m_relay->server().status().viewers, 0);
    const std::size_t packets = viewer.packets().size();
    publish(5);
    QTRY_COMPARE(m_relay->client(QStringLiteral("publisher")).value(QLatin1String("bytes")).toInt() / 3'000,
                 6);
    QCOMPARE(viewer.packets().size(), packets);
}

/// Whoever has a session of their own could otherwise cut off the one whose address they send from.
void WhepPathsTest::takesOverNobodysAddress()
{
    RtcViewer viewer;
    viewer.losing = {1};
    QVERIFY(connects(viewer));
    RtcViewer other;
    QVERIFY(connects(other));
    viewer.answersChecks = false; // the relay's question to that address about the other one
    viewer.sendDatagram(other.checkDatagram());
    const int answered = viewer.checksAnswered();
    QVERIFY(comesTrue([&] { return viewer.checksAnswered() > answered; }));
    viewer.answersChecks = true;
    publish(4);
    QVERIFY(comesTrue([&] { return viewer.packets().size() == 14; }));
    const ReceivedPacket first = viewer.packets().front();
    viewer.askAgain(first.ssrc, {quint16(first.sequence + 1)});
    QVERIFY(comesTrue([&] { return viewer.packets().size() == 15; }));
    m_time.advance(20s);
    QCOMPARE(m_relay->server().status().viewers, 2);
}

int main(int argc, char **argv)
{
    return runInTestTime<WhepPathsTest>(argc, argv);
}

#include "whep_paths_test.moc"
