#include "devices/screen_sound.h"

#include "fake_devices.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

struct Stage : SessionStage
{
    Stage()
    {
        QObject::connect(&sound, &ScreenSound::messageChanged, &bridge,
                         [this](MessageTopic topic, const auto &message) { take(topic, message); });
    }

    void showScreen()
    {
        session.setSource(SourceKind::Screen);
        report(u"idle"_s);
    }

    bool isSaid() const { return messages.contains(MessageTopic::ScreenSound); }

    ScreenSound sound{session};
};

} // namespace

class ScreenSoundTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsSaidOnceALaunchWhileTheScreenIsShown()
    {
        Stage stage;
        stage.report(u"idle"_s);
        QVERIFY(!stage.isSaid()); // a camera
        stage.showScreen();
        QVERIFY(stage.isSaid());
        QCOMPARE(stage.messages[MessageTopic::ScreenSound].severity, Severity::Notice);
        QCOMPARE(stage.messages[MessageTopic::ScreenSound].action, MessageAction::None);
        stage.session.setSource(SourceKind::TestPattern);
        QVERIFY(!stage.isSaid());
        stage.showScreen();
        QVERIFY(!stage.isSaid());
    }

    void aScreenThatIsNotSharedHasNoSoundToMiss()
    {
        Stage stage;
        stage.session.setSource(SourceKind::Screen);
        stage.report(u"error"_s, u"permission"_s);
        QVERIFY(!stage.isSaid());
        stage.report(u"idle"_s);
        QVERIFY(stage.isSaid());
    }

    void anInputThatHearsTheComputerIsOneClickAway()
    {
        Stage stage;
        stage.showScreen();
        stage.sound.setDevices({{}, {{u"Built-in"_s, true}, {u"Monitor of Built-in"_s, false}}});
        const Message message = stage.messages[MessageTopic::ScreenSound];
        QVERIFY(message.text.contains(u"“Monitor of Built-in”"_s));
        QVERIFY(!message.actionText.isEmpty());
        stage.sound.perform(MessageAction::UseTestPattern);
        QVERIFY(stage.session.choices().microphone.isEmpty());
        stage.sound.perform(message.action);
        QCOMPARE(stage.session.choices().microphone, u"Monitor of Built-in"_s);
        QVERIFY(!stage.isSaid());
    }

    void noSoundNoAdvice()
    {
        HostChoices choices;
        choices.source = SourceKind::Screen;
        choices.hasSound = false;
        SessionStage stage(choices);
        ScreenSound sound(stage.session);
        bool isSaid = false;
        connect(&sound, &ScreenSound::messageChanged, this, [&isSaid] { isSaid = true; });
        stage.report(u"idle"_s);
        QVERIFY(!isSaid);
    }
};

QTEST_GUILESS_MAIN(ScreenSoundTest)
#include "screen_sound_test.moc"
