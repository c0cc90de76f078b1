// An address with as many connections as it may have: said in the window, and a press allows more.
#include "host/crowded_address.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

struct Desk
{
    Desk()
    {
        QObject::connect(&crowded, &CrowdedAddress::messageChanged,
                         [this](MessageTopic topic, const std::optional<Message> &message) {
                             QCOMPARE(topic, MessageTopic::Connections);
                             shown = message;
                             ++changes;
                         });
    }

    void tell(quint64 refused, bool isFull)
    {
        net::StatusSnapshot status;
        status.connections = {300, 1024, 256, refused, isFull, isFull ? u"192.168.1.1"_s : QString()};
        crowded.setStatus(status);
    }

    CrowdedAddress crowded;
    QSignalSpy wanted{&crowded, &CrowdedAddress::limitsWanted};
    std::optional<Message> shown;
    int changes = 0;
};

} // namespace

class CrowdedAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void isSaidOnceWhileGuestsAreRefused()
    {
        Desk desk;
        desk.tell(0, false);
        QCOMPARE(desk.changes, 0);
        desk.tell(1, true);
        desk.tell(2, true);
        QCOMPARE(desk.changes, 1);
        QVERIFY(desk.shown->text.contains(u"192.168.1.1"_s));
        QVERIFY(desk.shown->text.contains(u"256"_s));
        desk.tell(2, false); // the last refusal is a minute ago
        QVERIFY(!desk.shown);
    }

    void aPressAllowsTwiceAsMany()
    {
        Desk desk;
        desk.crowded.perform(MessageAction::AllowMoreConnections); // nothing was said
        QCOMPARE(desk.wanted.size(), 0);
        desk.tell(3, true);
        desk.crowded.perform(MessageAction::KeepQuality); // for another message
        QVERIFY(desk.shown);
        desk.crowded.perform(desk.shown->action);
        QVERIFY(!desk.shown);
        QCOMPARE(desk.wanted.size(), 1);
        QCOMPARE(desk.wanted[0][0].toInt(), 1024 + 256);
        QCOMPARE(desk.wanted[0][1].toInt(), 2 * 256);
        desk.tell(3, true); // the relay goes on telling of them for a minute
        QVERIFY(!desk.shown);
        desk.tell(4, true);
        QVERIFY(desk.shown);
    }
};

QTEST_GUILESS_MAIN(CrowdedAddressTest)
#include "crowded_address_test.moc"
