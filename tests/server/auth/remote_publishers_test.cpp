// Which other machines may publish, and when the host is asked.
#include "auth/remote_publishers.h"

#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

const QHostAddress phone(QStringLiteral("192.168.1.5"));
const QHostAddress tablet(QStringLiteral("192.168.1.6"));

} // namespace

class RemotePublishersTest : public QObject
{
    Q_OBJECT

private slots:
    void areNotAllowedByAnAnswerToNoQuestion();
    void areAllowedOneByOne();
    void areAllAllowed();
    void areAskedForOnceAMinute();
    void haveToAskAgainAfterAnotherRule();
};

void RemotePublishersTest::areNotAllowedByAnAnswerToNoQuestion()
{
    RemotePublishers publishers(RemotePublishing::Refused);
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::Refused);
    publishers.allow(phone);
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::Refused);
}

void RemotePublishersTest::areAllowedOneByOne()
{
    RemotePublishers publishers(RemotePublishing::AfterAsking);
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::AfterAsking);
    publishers.allow(QHostAddress(QStringLiteral("::ffff:192.168.1.5")));
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::Allowed);
    QCOMPARE(publishers.ruleFor(tablet), RemotePublishing::AfterAsking);
}

void RemotePublishersTest::areAllAllowed()
{
    const RemotePublishers publishers(RemotePublishing::Allowed);
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::Allowed);
}

void RemotePublishersTest::areAskedForOnceAMinute()
{
    RemotePublishers publishers(RemotePublishing::AfterAsking);
    QVERIFY(publishers.isTimeToAsk(phone, 5s));
    QVERIFY(!publishers.isTimeToAsk(phone, 5s));
    QVERIFY(publishers.isTimeToAsk(tablet, 6s));
    QVERIFY(!publishers.isTimeToAsk(phone, 65s - 1ns));
    QVERIFY(publishers.isTimeToAsk(phone, 65s));
    QVERIFY(!publishers.isTimeToAsk(tablet, 65s));
    QVERIFY(!publishers.isTimeToAsk(phone, 66s));
}

void RemotePublishersTest::haveToAskAgainAfterAnotherRule()
{
    RemotePublishers publishers(RemotePublishing::AfterAsking);
    publishers.allow(phone);
    publishers.setRule(RemotePublishing::Refused);
    publishers.allow(tablet); // an answer that comes too late
    publishers.setRule(RemotePublishing::AfterAsking);
    QCOMPARE(publishers.ruleFor(phone), RemotePublishing::AfterAsking);
    QCOMPARE(publishers.ruleFor(tablet), RemotePublishing::AfterAsking);
}

QTEST_APPLESS_MAIN(RemotePublishersTest)
#include "remote_publishers_test.moc"
