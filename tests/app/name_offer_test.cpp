// A name by which guests ask for this computer is offered to the host, one at a time.
#include "host/name_offer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Desk
{
    Desk()
    {
        QObject::connect(&offer, &NameOffer::messageChanged, &offer,
                         [this](MessageTopic topic, const std::optional<Message> &message) {
                             QCOMPARE(topic, MessageTopic::Name);
                             shown = message;
                         });
    }

    NameOffer offer;
    std::optional<Message> shown;
    QSignalSpy allowed{&offer, &NameOffer::allowed};
};

} // namespace

class NameOfferTest : public QObject
{
    Q_OBJECT

private slots:
    void aPressAllowsTheName()
    {
        Desk desk;
        desk.offer.perform(MessageAction::AllowName); // nothing was said
        desk.offer.take(u"pc.fritz.box"_s);
        QVERIFY(desk.shown && desk.shown->text.contains(u"“pc.fritz.box”"_s));
        QCOMPARE(desk.shown->actionText, u"Allow this name"_s);
        desk.offer.perform(MessageAction::KeepQuality); // for another message
        QCOMPARE(desk.allowed.size(), 0);
        desk.offer.perform(desk.shown->action);
        QVERIFY(!desk.shown);
        desk.offer.perform(MessageAction::AllowName); // pressed twice
        QCOMPARE(desk.allowed.size(), 1);
        QCOMPARE(desk.allowed[0][0].toString(), u"pc.fritz.box"_s);
    }

    void theNameThatIsReadIsTheOneThatIsAllowed()
    {
        Desk desk;
        desk.offer.take(u"pc.fritz.box"_s);
        desk.offer.take(u"evil.example"_s);
        QVERIFY(desk.shown->text.contains(u"pc.fritz.box"_s));
        desk.offer.perform(desk.shown->action);
        QCOMPARE(desk.allowed[0][0].toString(), u"pc.fritz.box"_s);
        desk.offer.take(u"evil.example"_s);
        QVERIFY(desk.shown->text.contains(u"evil.example"_s));
    }

    void silenceMeansNo()
    {
        Desk desk;
        desk.offer.take(u"pc.fritz.box"_s);
        for (auto *timer : desk.offer.findChildren<QTimer *>())
            timer->start(std::chrono::milliseconds(0));
        QTRY_VERIFY(!desk.shown);
        desk.offer.perform(MessageAction::AllowName);
        QCOMPARE(desk.allowed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(NameOfferTest)
#include "name_offer_test.moc"
