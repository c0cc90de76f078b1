#include "host/host_session.h"

#include "host/publisher_bridge.h"

#include <QJsonArray>
#include <QMap>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

HostChoices testPattern()
{
    HostChoices choices;
    choices.source = SourceKind::TestPattern;
    return choices;
}

/// A session with a page of the test's own making.
struct Stage
{
    explicit Stage(HostChoices choices = testPattern(), ScreenCapture capture = ScreenCapture::Available)
        : session(bridge, std::move(choices), capture)
    {
        QObject::connect(&bridge, &PublisherBridge::commanded, &bridge, [this](const QJsonObject &command) {
            commands.append(command.value(u"command"_s).toString());
            last = command;
        });
        QObject::connect(&session, &HostSession::messageChanged, &bridge,
                         [this](MessageTopic topic, const std::optional<Message> &message) {
                             if (message)
                                 messages[topic] = *message;
                             else
                                 messages.remove(topic);
                         });
    }

    void listen(quint16 port = 8080, quint16 wished = 8080)
    {
        RelayAddress address;
        address.port = port;
        address.wishedPort = wished;
        address.loopbackUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
        address.publishToken = "secret";
        session.takeAddress(address);
    }

    void report(const QString &state, const QString &error = {})
    {
        QJsonObject report{{u"state"_s, state}};
        if (!error.isEmpty())
            report.insert(u"error"_s, QJsonObject{{u"code"_s, error}, {u"message"_s, QString()}});
        bridge.report(report);
    }

    /// Relay up, page loaded, source shown.
    void makeReady()
    {
        listen();
        greeting = bridge.hello();
        report(u"idle"_s);
    }

    PublisherBridge bridge;
    HostSession session;
    QStringList commands;
    QJsonObject last;
    QJsonObject greeting;
    QMap<MessageTopic, Message> messages;
};

} // namespace

class HostSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void thePageIsGreetedWithTokenAndSettings()
    {
        Stage stage;
        const QSignalSpy pages(&stage.session, &HostSession::pageWanted);
        stage.makeReady();
        QCOMPARE(pages.size(), 1);
        QCOMPARE(stage.greeting.value(u"token"_s).toString(), u"secret"_s);
        QCOMPARE(stage.greeting.value(u"settings"_s).toObject().value(u"source"_s).toString(),
                 u"test-pattern"_s);
        QCOMPARE(stage.commands, QStringList());
    }

    void liveAndStopped()
    {
        Stage stage;
        const QSignalSpy changes(&stage.session, &HostSession::onAirChanged);
        stage.makeReady();
        stage.session.goLive();
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
        QVERIFY(stage.session.isOnAir()); // at once: the button must not be pressed twice
        stage.report(u"starting"_s);
        stage.report(u"live"_s);
        QVERIFY(stage.session.isOnAir());
        stage.session.stop();
        QCOMPARE(stage.commands.constLast(), u"stop"_s);
        QVERIFY(!stage.session.isOnAir());
        QCOMPARE(changes.size(), 2);
    }

    void pausedAndOnAgain()
    {
        Stage stage;
        const QSignalSpy changes(&stage.session, &HostSession::pausedChanged);
        stage.makeReady();
        stage.session.setPaused(true); // not on air: nothing to pause
        QVERIFY(!stage.session.isPaused());
        stage.session.goLive();
        stage.report(u"live"_s);
        stage.session.setPaused(true);
        stage.report(u"paused"_s);
        QVERIFY(stage.session.isPaused() && stage.session.isOnAir());
        stage.session.setPaused(false);
        QCOMPARE(stage.commands, QStringList({u"go-live"_s, u"pause"_s, u"resume"_s}));
        stage.session.setPaused(true);
        stage.session.stop();
        QVERIFY(!stage.session.isPaused());
        stage.session.goLive();
        QCOMPARE(stage.commands.constLast(), u"go-live"_s);
        QCOMPARE(changes.size(), 4);
    }

    void aCrashShowsNobodyWhatIsPaused()
    {
        Stage stage;
        stage.makeReady();
        stage.session.goLive();
        stage.report(u"live"_s);
        stage.session.setPaused(true);
        stage.report(u"paused"_s);
        stage.commands.clear();
        stage.bridge.hello(); // the page after a crash
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList({u"go-live"_s, u"pause"_s}));
        QVERIFY(stage.session.isPaused());
    }

    void goLiveBeforeThePageIsThere()
    {
        Stage stage;
        stage.session.goLive();
        stage.listen();
        stage.bridge.hello();
        QCOMPARE(stage.commands, QStringList()); // the page does not listen before it has its greeting
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
    }

    void goLiveIsRepeatedUntilThePageHasHeardIt()
    {
        Stage stage;
        stage.session.goLive();
        stage.makeReady();
        QTRY_COMPARE(stage.commands.count(u"go-live"_s), 2);
        stage.report(u"starting"_s);
        const qsizetype heard = stage.commands.size();
        stage.report(u"live"_s);
        QCOMPARE(stage.commands.size(), heard);
    }

    void aCrashedPageGoesOn()
    {
        Stage stage;
        stage.makeReady();
        stage.session.goLive();
        stage.report(u"live"_s);
        stage.commands.clear();
        stage.bridge.hello(); // the page has been loaded again
        QVERIFY(stage.session.isOnAir());
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
    }

    void aStoppedStreamStaysStoppedAfterACrash()
    {
        Stage stage;
        stage.makeReady();
        stage.session.goLive();
        stage.report(u"live"_s);
        stage.session.stop();
        stage.commands.clear();
        stage.bridge.hello();
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList());
    }

    void tooManyCrashesAreSaid()
    {
        Stage stage;
        stage.makeReady();
        stage.session.goLive();
        stage.report(u"live"_s);
        stage.session.takeRendererLoss();
        QVERIFY(stage.messages.contains(MessageTopic::Renderer));
        const QSignalSpy pages(&stage.session, &HostSession::pageWanted);
        stage.session.perform(stage.messages[MessageTopic::Renderer].action);
        QCOMPARE(pages.size(), 1);
        QVERIFY(!stage.messages.contains(MessageTopic::Renderer));
        stage.commands.clear();
        stage.bridge.hello();
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
    }

    void withoutACameraTheTestPatternIsOneClickAway()
    {
        Stage stage{HostChoices()};
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

    void theSourceIsSwitchedWithoutAStop()
    {
        Stage stage;
        stage.makeReady();
        stage.session.goLive();
        stage.report(u"live"_s);
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
        Stage stage(choices);
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
        Stage stage;
        stage.makeReady();
        stage.session.setSource(SourceKind::File, u"/videos/clip.mp4"_s);
        QCOMPARE(stage.commands, QStringList());
        stage.session.takeServedFile(u"/videos/clip.mp4"_s, u"/source/abc"_s);
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
    }

    void waylandIsSaidAndAnotherSourceOffered()
    {
        Stage stage(testPattern(), ScreenCapture::BlockedByWayland);
        stage.makeReady();
        stage.session.setSource(SourceKind::Screen);
        QVERIFY(stage.messages[MessageTopic::Source].text.contains(u"Wayland"_s));
        QCOMPARE(stage.commands, QStringList());
        stage.session.perform(stage.messages[MessageTopic::Source].action);
        QVERIFY(stage.messages.isEmpty());
        QCOMPARE(stage.commands, QStringList{u"configure"_s});
    }

    void aTakenPortIsSaidUntilItIsMended()
    {
        Stage stage;
        const QSignalSpy wished(&stage.session, &HostSession::wishedPortWanted);
        stage.listen(8081, 8080);
        QVERIFY(stage.messages[MessageTopic::Port].text.contains(u"8081"_s));
        stage.session.perform(stage.messages[MessageTopic::Port].action);
        QCOMPARE(wished.size(), 1);
        const QSignalSpy pages(&stage.session, &HostSession::pageWanted);
        stage.listen(8080, 8080);
        QVERIFY(stage.messages.isEmpty());
        QCOMPARE(pages.size(), 1);
    }

    void aCustomQualityIsChosenWithItsValues()
    {
        Stage stage;
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
        Stage stage(choices);
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
        Stage stage{HostChoices()};
        stage.makeReady();
        QJsonObject report{{u"state"_s, u"error"_s},
                           {u"error"_s, QJsonObject{{u"code"_s, u"camera-lost"_s}}}};
        stage.bridge.report(report);
        QCOMPARE(stage.messages[MessageTopic::Source].action, MessageAction::UseTestPattern);
        report.insert(u"cameras"_s, QJsonArray{QJsonObject{{u"label"_s, u"Front"_s}}});
        stage.bridge.report(report);
        QCOMPARE(stage.messages[MessageTopic::Source].action, MessageAction::UseDefaultCamera);
    }

    void mutingIsSaidAgainToANewPage()
    {
        Stage stage;
        stage.makeReady();
        stage.session.setMuted(true);
        QCOMPARE(stage.commands, QStringList{u"mute"_s});
        QCOMPARE(stage.last.value(u"muted"_s).toBool(), true);
        stage.bridge.hello();
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList({u"mute"_s, u"mute"_s}));
    }
};

QTEST_GUILESS_MAIN(HostSessionTest)
#include "host_session_test.moc"
