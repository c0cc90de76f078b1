#include "host/host_messages.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class HostMessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorHasWordsAndTheRightWayOut_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<MessageAction>("action");
        QTest::newRow("no-camera") << u"no-camera"_s << MessageAction::UseTestPattern;
        QTest::newRow("camera-busy") << u"camera-busy"_s << MessageAction::TrySourceAgain;
        QTest::newRow("permission") << u"permission"_s << MessageAction::TrySourceAgain;
        QTest::newRow("screen-unavailable") << u"screen-unavailable"_s << MessageAction::UseTestPattern;
        QTest::newRow("file-undecodable") << u"file-undecodable"_s << MessageAction::ChooseFile;
        QTest::newRow("refused") << u"refused"_s << MessageAction::GoLiveAgain;
        QTest::newRow("connection") << u"connection"_s << MessageAction::None;
        QTest::newRow("recorder") << u"recorder"_s << MessageAction::TrySourceAgain;
        QTest::newRow("a code of the future") << u"meteor"_s << MessageAction::TrySourceAgain;
    }

    void everyErrorHasWordsAndTheRightWayOut()
    {
        QFETCH(QString, code);
        const auto message = sourceMessage(code, {}, {});
        QVERIFY(message);
        QVERIFY(!message->text.isEmpty());
        QCOMPARE(message->actionText.isEmpty(), message->action == MessageAction::None);
        QTEST(message->action, "action");
    }

    void noCodeNoMessage() { QVERIFY(!sourceMessage({}, u"words"_s, {})); }

    void thePagesWordsAreKept()
    {
        QCOMPARE(sourceMessage(u"camera-busy"_s, u"Taken by Zoo."_s, {})->text, u"Taken by Zoo."_s);
    }

    void anUndecodableFileIsNamed()
    {
        HostChoices choices;
        choices.file = u"/videos/broken.mp4"_s;
        QVERIFY(sourceMessage(u"file-undecodable"_s, {}, choices)->text.contains(u"broken.mp4"_s));
        QVERIFY(
            sourceMessage(u"file-undecodable"_s, u"It broke."_s, choices)->text.contains(u"broken.mp4"_s));
    }

    void aTakenPortIsNamedWithTheRealOne()
    {
        const Message message = portTakenMessage(8080, 8081);
        QCOMPARE(message.text, u"Port 8080 is in use by another program, so this stream is at port 8081."_s);
        QCOMPARE(message.actionText, u"Try 8080 again"_s);
        QCOMPARE(message.action, MessageAction::TryPortAgain);
    }
};

QTEST_APPLESS_MAIN(HostMessagesTest)
#include "host_messages_test.moc"
