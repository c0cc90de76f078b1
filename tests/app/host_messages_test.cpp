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
        QTest::newRow("camera-lost") << u"camera-lost"_s << MessageAction::UseTestPattern;
        QTest::newRow("camera-absent") << u"camera-absent"_s << MessageAction::UseTestPattern;
        QTest::newRow("screen-ended") << u"screen-ended"_s << MessageAction::TrySourceAgain;
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

    void aReducedQualityIsToldBesideTheChosenOne_data()
    {
        QTest::addColumn<ReducedQuality>("reduced");
        QTest::addColumn<QString>("text");
        QTest::newRow("smaller")
            << ReducedQuality{{1280, 720}, {960, 540}, 30}
            << u"This computer cannot encode 1280x720 at 30 frames/s. LanCast streams 960x540."_s;
        QTest::newRow("smaller and fewer")
            << ReducedQuality{{1920, 1080}, {480, 270}, 20}
            << u"This computer cannot encode 1920x1080 at 30 frames/s. LanCast streams 480x270 at 20 frames/s."_s;
    }

    void aReducedQualityIsToldBesideTheChosenOne()
    {
        QFETCH(ReducedQuality, reduced);
        const Message message = reducedQualityMessage(reduced, 30);
        QTEST(message.text, "text");
        QCOMPARE(message.action, MessageAction::KeepQuality);
        QVERIFY(message.actionText.contains(sizeText(reduced.chosen)));
        // Only such a one can be dismissed.
        QCOMPARE(message.severity, Severity::Notice);
    }

    void noCodeNoMessage() { QVERIFY(!sourceMessage({}, u"words"_s, {})); }

    void thePagesWordsAreKeptWhereItKnowsMore()
    {
        QCOMPARE(sourceMessage(u"refused"_s, u"Wrong key."_s, {})->text, u"Wrong key."_s);
        QCOMPARE(sourceMessage(u"recorder"_s, u"It cannot be encoded."_s, {})->text,
                 u"It cannot be encoded."_s);
        QVERIFY(!sourceMessage(u"permission"_s, u"Allow it for this page."_s, {})->text.contains(u"page"_s));
    }

    void aCameraThatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("pulled out") << u"camera-lost"_s;
        QTest::newRow("not there") << u"camera-absent"_s;
    }

    void aCameraThatIsMissingIsNamed()
    {
        QFETCH(QString, code);
        HostChoices choices;
        choices.camera = u"C920"_s;
        const auto alone = sourceMessage(code, {}, choices, OtherCameras::None);
        QVERIFY(alone->text.contains(u"“C920”"_s));
        QCOMPARE(alone->action, MessageAction::UseTestPattern);
        const auto others = sourceMessage(code, {}, choices, OtherCameras::Some);
        QCOMPARE(others->action, MessageAction::UseDefaultCamera);
        QVERIFY(
            !sourceMessage(u"camera-lost"_s, {}, {})->text.contains(u"“"_s)); // the default one has no name
    }

    void aScreenThatWasRefusedIsNotACamera()
    {
        HostChoices choices;
        QVERIFY(sourceMessage(u"permission"_s, {}, choices)->text.contains(u"camera"_s));
        choices.source = SourceKind::Screen;
        const QString text = sourceMessage(u"permission"_s, {}, choices)->text;
        QVERIFY(text.contains(u"screen"_s) && !text.contains(u"camera"_s));
    }

    void anUndecodableFileIsNamed()
    {
        HostChoices choices;
        choices.file = u"/videos/broken.mp4"_s;
        QVERIFY(sourceMessage(u"file-undecodable"_s, {}, choices)->text.contains(u"“broken.mp4”"_s));
    }

    void theScreensSoundIsExplained()
    {
        const Message without = screenSoundMessage({});
        QVERIFY(without.text.contains(u"pavucontrol"_s));
        QCOMPARE(without.action, MessageAction::None);
        const Message with = screenSoundMessage(u"Monitor of Built-in Audio"_s);
        QVERIFY(with.text.contains(u"“Monitor of Built-in Audio”"_s));
        QCOMPARE(with.action, MessageAction::UseMonitorInput);
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
