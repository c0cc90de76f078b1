// What is streamed and how well: sources that are missing, wait, or show less than all.
#include "page_stage.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class HostSessionSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void aReducedQualityIsToldWhileOnAirAndTheChoiceStays()
    {
        PageStage stage;
        stage.makeReady();
        const auto report = [&stage](const QString &state, const QJsonValue &reduced) {
            stage.bridge.report({{u"state"_s, state}, {u"askedFrameRate"_s, 30}, {u"reduced"_s, reduced}});
        };
        const QJsonObject reduced{{u"from"_s, QJsonObject{{u"width"_s, 1280}, {u"height"_s, 720}}},
                                  {u"to"_s, QJsonObject{{u"width"_s, 960}, {u"height"_s, 540}}},
                                  {u"frameRate"_s, 30}};
        report(u"live"_s, reduced);
        QCOMPARE(stage.messages.value(MessageTopic::Quality).action, MessageAction::KeepQuality);
        QCOMPARE(stage.session.choices().quality, Quality::Medium);
        stage.session.perform(MessageAction::KeepQuality);
        QCOMPARE(stage.commands.last(), u"keep-quality"_s);
        report(u"live"_s, QJsonValue::Null);
        QVERIFY(!stage.messages.contains(MessageTopic::Quality));
        report(u"live"_s, reduced);
        report(u"idle"_s, reduced);
        QVERIFY(!stage.messages.contains(MessageTopic::Quality));
        report(u"live"_s, reduced);
        stage.session.takeRendererLoss();
        QVERIFY(!stage.messages.contains(MessageTopic::Quality));
    }

    void withoutACameraTheTestPatternIsOneClickAway()
    {
        PageStage stage{HostChoices()};
        stage.session.goLive();
        stage.listen();
        stage.bridge.hello();
        stage.report(u"error"_s, u"no-camera"_s);
        stage.report(u"error"_s, u"no-camera"_s);
        QVERIFY(!stage.session.isOnAir());
        const Message message = stage.messages[MessageTopic::Source];
        QVERIFY(message.text.startsWith(u"No camera found."_s));
        stage.commands.clear();
        stage.session.perform(message.action);
        // It wanted to be live, so it goes live with what works.
        QCOMPARE(stage.commands, QStringList({u"configure"_s, u"go-live"_s}));
        QVERIFY(stage.session.isOnAir());
        stage.report(u"live"_s);
        QVERIFY(stage.messages.isEmpty());
    }

    /// Another one publishes: that is no matter of the source, and the message's button tries again.
    void afterARefusalAnotherSourceIsOnlyShown()
    {
        PageStage stage;
        stage.makeLive();
        stage.report(u"error"_s, u"refused"_s);
        stage.commands.clear();
        stage.session.setSource(SourceKind::Screen);
        stage.session.reopenSource();
        QCOMPARE(stage.commands, QStringList({u"configure"_s, u"reopen"_s}));
        QVERIFY(!stage.session.isOnAir());
        stage.session.perform(MessageAction::GoLiveAgain);
        QCOMPARE(stage.commands.constLast(), u"go-live"_s);
    }

    void theSourceIsSwitchedWithoutAStop()
    {
        PageStage stage;
        stage.makeLive();
        stage.commands.clear();
        stage.session.setSource(SourceKind::Screen);
        stage.session.setQuality(Quality::Low);
        QCOMPARE(stage.commands, QStringList({u"configure"_s, u"configure"_s}));
        QCOMPARE(stage.last.value(u"settings"_s).toObject().value(u"width"_s).toInt(), 640);
    }

    void aFileWaitsForItsAddress()
    {
        HostChoices choices;
        choices.source = SourceKind::File;
        choices.file = u"/videos/clip.mp4"_s;
        PageStage stage(choices);
        const QSignalSpy pages(&stage.session, &HostSession::pageWanted);
        QSignalSpy files(&stage.session, &HostSession::fileWanted);
        stage.listen();
        QCOMPARE(files.size(), 1);
        QCOMPARE(pages.size(), 0);
        stage.session.takeServedFile(u"/videos/other.mp4"_s,
                                     u"/source/other"_s); // an answer that comes too late
        QCOMPARE(pages.size(), 0);
        stage.session.takeServedFile(u"/videos/clip.mp4"_s, u"/source/abc"_s);
        QCOMPARE(pages.size(), 1);
        const QJsonObject settings = stage.bridge.hello().value(u"settings"_s).toObject();
        QCOMPARE(settings.value(u"fileUrl"_s).toString(), u"/source/abc"_s);
        QCOMPARE(settings.value(u"fileName"_s).toString(), u"clip.mp4"_s);
    }

    void aFileChosenLaterIsConfiguredOnceServed()
    {
        PageStage stage;
        stage.makeReady();
        stage.session.setSource(SourceKind::File, u"/videos/clip.mp4"_s);
        QCOMPARE(stage.commands, QStringList());
        stage.session.takeServedFile(u"/videos/clip.mp4"_s, u"/source/abc"_s);
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
    }

    void waylandIsSaidAndAnotherSourceOffered()
    {
        PageStage stage(testPattern(), ScreenCapture::BlockedByWayland);
        stage.makeReady();
        stage.session.setSource(SourceKind::Screen);
        QVERIFY(stage.messages[MessageTopic::Source].text.contains(u"Wayland"_s));
        QCOMPARE(stage.commands, QStringList());
        stage.session.perform(stage.messages[MessageTopic::Source].action);
        QVERIFY(stage.messages.isEmpty());
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
    }

    void whyAFileDoesNotPlayIsSaidAsItIs()
    {
        const QTemporaryDir folder;
        const QMap<QString, std::pair<QByteArray, QString>> files{
            {u"empty.mp4"_s, {QByteArray(), u"is empty"_s}},
            {u"photo.mp4"_s, {"\x89PNG\r\n\x1a\n and more", u"is a picture"_s}},
            {u"notes.webm"_s, {"Only a few words.\n", u"is not a video"_s}},
            {u"paper.webm"_s, {"%PDF-1.4\n", u"is not a video"_s}},
            {u"damaged.webm"_s,
             {QByteArray("\x1a\x45\xdf\xa3") + QByteArray(100, '\xff'), u"cannot be played here"_s}}};
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            QFile out(folder.filePath(file.key()));
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(file->first) == file->first.size());
            out.close();
            HostChoices choices;
            choices.source = SourceKind::File;
            choices.file = out.fileName();
            PageStage stage(choices);
            stage.makeReady();
            stage.report(u"error"_s, u"file-undecodable"_s);
            const Message message = stage.messages[MessageTopic::Source];
            QVERIFY2(message.text.contains(file->second) && message.text.contains(file.key()),
                     qPrintable(message.text));
            QCOMPARE(message.action, MessageAction::ChooseFile);
            QVERIFY(out.remove());
            stage.session.setSource(SourceKind::File, out.fileName() + u'x');
            stage.report(u"error"_s, u"file-undecodable"_s);
            QVERIFY(stage.messages[MessageTopic::Source].text.contains(u"is not there any more"_s));
        }
    }

    void aFileWithoutVideoIsSaid()
    {
        HostChoices choices;
        choices.source = SourceKind::File;
        choices.file = u"/music/song.mp3"_s;
        PageStage stage(choices);
        stage.makeReady();
        stage.report(u"error"_s, u"file-without-video"_s);
        QCOMPARE(stage.messages[MessageTopic::Source].text,
                 u"The file “song.mp3” has audio only, no video. Choose a file with video."_s);
        QCOMPARE(stage.messages[MessageTopic::Source].action, MessageAction::ChooseFile);
    }

    void ofSeveralMonitorsOneIsShownAndThatIsSaid()
    {
        PageStage stage;
        stage.makeReady();
        const ScreenArea left{{0, 0, 1280, 720}, {2560, 720}, u"eDP-1"_s, 238};
        stage.session.setScreenArea(left);
        QVERIFY(!stage.messages.contains(MessageTopic::Monitors)); // the test pattern is shown
        QVERIFY(!stage.commands.contains(u"configure"_s));
        stage.session.setSource(SourceKind::Screen);
        QVERIFY(stage.messages[MessageTopic::Monitors].text.contains(u"eDP-1"_s));
        const auto area = [&stage]() -> QJsonValue {
            return stage.last[u"settings"_s].toObject()[u"screenArea"_s];
        };
        QCOMPARE(area(), QJsonValue(QJsonObject({{u"id"_s, 238},
                                                 {u"x"_s, 0},
                                                 {u"y"_s, 0},
                                                 {u"width"_s, 1280},
                                                 {u"height"_s, 720},
                                                 {u"desktopWidth"_s, 2560},
                                                 {u"desktopHeight"_s, 720}})));
        stage.session.setScreenArea(ScreenArea{{640, 0, 1920, 720}, {2560, 720}}); // while it is shown
        QCOMPARE(area()[u"width"_s].toInt(), 1920);
        stage.session.setScreenArea(ScreenArea{{0, 0, 1280, 720}, {1280, 720}}); // the other one has gone
        QCOMPARE(area()[u"desktopWidth"_s].toInt(), 1280);
        QVERIFY(!stage.messages.contains(MessageTopic::Monitors));
        stage.session.setScreenArea(left);
        stage.session.setSource(SourceKind::TestPattern);
        QVERIFY(!stage.messages.contains(MessageTopic::Monitors));
    }

    void whatTheHostChoosesToCaptureIsAskedForOnce()
    {
        PageStage stage(testPattern(), ScreenCapture::ChosenByTheHost);
        stage.makeReady();
        const QSignalSpy asked(&stage.session, &HostSession::captureChoiceWanted);
        const QSignalSpy changed(&stage.session, &HostSession::monitorsChanged);
        const auto choice = [&stage] {
            return stage.last[u"settings"_s].toObject()[u"captureChoice"_s].toInt();
        };
        ScreenArea left{{0, 0, 1280, 720}, {2560, 720}, u"eDP-1"_s, 238};
        stage.session.setScreenArea(left);
        stage.session.setSource(SourceKind::Screen);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(choice(), 1);
        QVERIFY(!stage.messages.contains(MessageTopic::Monitors)); // it need not be the first monitor
        stage.session.setQuality(Quality::Low);
        QCOMPARE(choice(), 1);
        stage.session.setSource(SourceKind::Screen); // another one
        QCOMPARE(asked.size(), 2);
        QCOMPARE(choice(), 2);
        left.all = {{0, 0, 1280, 720}, {1280, 0, 1280, 720}, {2560, 0, 1280, 720}};
        stage.session.setScreenArea(left);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(choice(), 3);
    }

    void theFirstScreenIsShownWhereTheHostCannotChoose()
    {
        PageStage stage;
        stage.makeReady();
        const QSignalSpy asked(&stage.session, &HostSession::captureChoiceWanted);
        stage.session.setSource(SourceKind::Screen);
        stage.session.setScreenArea(ScreenArea{{0, 0, 1280, 720}, {2560, 720}});
        QCOMPARE(asked.size(), 0);
        QCOMPARE(stage.last[u"settings"_s].toObject()[u"captureChoice"_s], QJsonValue(0));
    }

    void aCustomQualityIsChosenWithItsValues()
    {
        PageStage stage;
        stage.makeReady();
        stage.session.setCustomQuality({{1600, 900}, 24, 3'300'000, Codec::Vp9});
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
        QCOMPARE(stage.last.value(u"settings"_s).toObject().value(u"width"_s).toInt(), 1600);
        QCOMPARE(stage.session.choices().quality, Quality::Custom);
        stage.session.setQuality(Quality::Low);
        QCOMPARE(stage.session.choices().custom.size, QSize(1600, 900)); // for the next time
    }

    void everyWayOutOfAMissingDevice()
    {
        HostChoices choices;
        choices.camera = u"C920"_s;
        choices.microphone = u"Yeti"_s;
        PageStage stage(choices);
        stage.makeReady();
        const QSignalSpy wanted(&stage.session, &HostSession::sourceWanted);
        stage.session.perform(MessageAction::UseDefaultCamera);
        QVERIFY(stage.session.choices().camera.isEmpty());
        stage.session.perform(MessageAction::UseDefaultMicrophone);
        QVERIFY(stage.session.choices().microphone.isEmpty());
        stage.session.perform(MessageAction::TrySourceAgain);
        QCOMPARE(stage.commands, QStringList(3, u"configure"_s));
        QCOMPARE(wanted.size(), 3);
    }

    void otherCamerasAreOffered()
    {
        PageStage stage{HostChoices()};
        stage.makeReady();
        QJsonObject report{{u"state"_s, u"error"_s},
                           {u"error"_s, QJsonObject{{u"code"_s, u"camera-lost"_s}}}};
        stage.bridge.report(report);
        QCOMPARE(stage.messages[MessageTopic::Source].action, MessageAction::UseTestPattern);
        report.insert(u"cameras"_s, QJsonArray{QJsonObject{{u"label"_s, u"Front"_s}}});
        stage.bridge.report(report);
        QCOMPARE(stage.messages[MessageTopic::Source].action, MessageAction::UseDefaultCamera);
    }
};

QTEST_GUILESS_MAIN(HostSessionSourceTest)
#include "host_session_source_test.moc"
