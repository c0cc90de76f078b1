#include "host/publisher_requests.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;

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
    /// The pause before the next question is over.
    void endPause()
    {
        for (auto *timer : requests.findChildren<QTimer *>()) {
            if (timer->isActive() && timer->intervalAsDuration() < 1min)
                timer->start(0ms);
        }
        QTRY_VERIFY(shown);
    }

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
        desk.requests.perform(MessageAction::AllowPublisher); // a double click
        QCOMPARE(desk.allowed.size(), 1);
        QVERIFY(!desk.shown);
        desk.endPause();
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
        const auto timers = desk.requests.findChildren<QTimer *>();
        const auto patience = std::ranges::find_if(timers, &QTimer::isActive);
        QVERIFY(patience != timers.end());
        QCOMPARE((*patience)->interval(), 60'000);
        (*patience)->setInterval(1);
        QTRY_VERIFY(!desk.shown);
        QCOMPARE(desk.allowed.size(), 0);
    }

    void aCrowdFillsNothing()
    {
        Desk desk;
        for (int i = 0; i < 1000; ++i)
            desk.requests.take(u"10.0.%1.%2"_s.arg(i / 250).arg(i % 250));
        for (int answered = 1; answered <= 8; ++answered) {
            desk.requests.perform(MessageAction::AllowPublisher);
            QCOMPARE(desk.allowed.size(), answered);
            if (answered < 8)
                desk.endPause();
        }
        desk.requests.perform(MessageAction::AllowPublisher);
        QCOMPARE(desk.allowed.size(), 8);
    }

    void onceNobodyMayAskNobodyIsAllowed()
    {
        Desk desk;
        desk.requests.take(first);
        desk.requests.take(second);
        desk.requests.setAsking(false);
        QVERIFY(!desk.shown);
        desk.requests.perform(MessageAction::AllowPublisher); // the press was on its way
        desk.requests.take(first);                            // so was the question
        QVERIFY(!desk.shown);
        QCOMPARE(desk.allowed.size(), 0);
        desk.requests.setAsking(true);
        desk.requests.take(second);
        QVERIFY(desk.shown->text.contains(second));
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
