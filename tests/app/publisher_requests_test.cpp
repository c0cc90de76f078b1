#include "host/publisher_requests.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const QString first = u"192.168.1.50"_s;
const QString second = u"192.168.1.51"_s;

/// Collects the question that is shown.
struct Desk
{
    Desk()
    {
        QObject::connect(&requests, &PublisherRequests::messageChanged, &requests,
                         [this](MessageTopic topic, const std::optional<Message> &message) {
                             if (topic == MessageTopic::Publisher)
                                 shown = message;
                         });
    }

    PublisherRequests requests;
    std::optional<Message> shown;
    QSignalSpy allowed{&requests, &PublisherRequests::allowed};
};

} // namespace

class PublisherRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void aDeviceIsAllowedByOnePress()
    {
        Desk desk;
        desk.requests.take(first);
        QVERIFY(desk.shown);
        QCOMPARE(desk.shown->text, u"A device at 192.168.1.50 wants to publish to your stream."_s);
        QCOMPARE(desk.shown->actionText, u"Allow"_s);
        desk.requests.perform(desk.shown->action);
        QCOMPARE(desk.allowed.size(), 1);
        QCOMPARE(desk.allowed[0][0].toString(), first);
        QVERIFY(!desk.shown);
        desk.requests.perform(MessageAction::AllowPublisher); // pressed twice
        QCOMPARE(desk.allowed.size(), 1);
    }

    void theOneWhoIsReadIsTheOneWhoIsAllowed()
    {
        Desk desk;
        desk.requests.take(first);
        desk.requests.take(second);
        desk.requests.take(first);
        QVERIFY(desk.shown->text.contains(first));
        desk.requests.perform(MessageAction::AllowPublisher);
        QCOMPARE(desk.allowed[0][0].toString(), first);
        QVERIFY(desk.shown->text.contains(second));
        desk.requests.perform(MessageAction::AllowPublisher);
        QCOMPARE(desk.allowed[1][0].toString(), second);
        QVERIFY(!desk.shown);
    }

    void otherButtonsAllowNobody()
    {
        Desk desk;
        desk.requests.take(first);
        desk.requests.perform(MessageAction::GoLiveAgain);
        QCOMPARE(desk.allowed.size(), 0);
        QVERIFY(desk.shown);
    }

    void silenceMeansNo()
    {
        Desk desk;
        desk.requests.take(first);
        auto *patience = desk.requests.findChild<QTimer *>();
        QVERIFY(patience && patience->isActive());
        QCOMPARE(patience->interval(), 60'000);
        patience->setInterval(1);
        QTRY_VERIFY(!desk.shown);
        QCOMPARE(desk.allowed.size(), 0);
    }

    void aCrowdFillsNothing()
    {
        Desk desk;
        for (int i = 0; i < 1000; ++i)
            desk.requests.take(u"10.0.%1.%2"_s.arg(i / 250).arg(i % 250));
        int answered = 0;
        while (desk.shown && ++answered < 1000)
            desk.requests.perform(MessageAction::AllowPublisher);
        QCOMPARE(answered, 8);
    }

    void whileLiveItSaysWhatHasToBeDone()
    {
        Desk desk;
        desk.requests.take(first);
        desk.requests.setOnAir(true);
        QVERIFY(desk.shown->text.endsWith(u"once you have stopped: only one publishes at a time."_s));
        desk.requests.setOnAir(false);
        QVERIFY(!desk.shown->text.contains(u"stopped"_s));
    }
};

QTEST_GUILESS_MAIN(PublisherRequestsTest)
#include "publisher_requests_test.moc"
