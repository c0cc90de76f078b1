// What the host wants against what the page does.
#include "page_stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class HostSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void thePageIsGreetedWithTokenAndSettings()
    {
        PageStage stage;
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
        PageStage stage;
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
        PageStage stage;
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
        PageStage stage;
        stage.makeLive();
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
        PageStage stage;
        stage.session.goLive();
        stage.listen();
        stage.bridge.hello();
        QCOMPARE(stage.commands, QStringList()); // the page does not listen before it has its greeting
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
    }

    void goLiveIsRepeatedUntilThePageHasHeardIt()
    {
        PageStage stage;
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
        PageStage stage;
        stage.makeLive();
        stage.commands.clear();
        stage.bridge.hello(); // the page has been loaded again
        QVERIFY(stage.session.isOnAir());
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList{u"go-live"_s});
    }

    void whileThePageIsLoadedAgainItIsNotLive()
    {
        PageStage stage;
        stage.makeLive();
        QSignalSpy reports(&stage.session, &HostSession::reported);
        stage.session.onPageLost(); // a crash
        QCOMPARE(reports.takeLast()[0].value<PublisherReport>().state, PublisherState::Reconnecting);
        QVERIFY(stage.session.isOnAir()); // the host still wants it
        stage.bridge.hello();
        stage.report(u"live"_s);
        stage.listen(8081, 8081); // the relay listens at another port
        QCOMPARE(stage.session.report().state, PublisherState::Reconnecting);
        stage.bridge.hello();
        stage.report(u"live"_s);
        stage.bridge.hello(); // loaded again for whatever reason
        QCOMPARE(stage.session.report().state, PublisherState::Reconnecting);
        stage.session.takeLoadFailure();
        QCOMPARE(reports.takeLast()[0].value<PublisherReport>().state, PublisherState::Error);
    }

    void aLostPageThatWasNotLiveIsIdle()
    {
        PageStage stage;
        stage.makeReady();
        stage.session.onPageLost();
        QCOMPARE(stage.session.report().state, PublisherState::Idle);
        QVERIFY(!stage.session.isOnAir());
    }

    void everyTryForThePortIsAnswered()
    {
        PageStage stage;
        stage.listen(8081, 8080);
        QStringList answers{stage.messages[MessageTopic::Port].text};
        for (const QTime &now : {QTime(14, 3, 20), QTime(14, 3, 25)}) {
            stage.session.perform(stage.messages[MessageTopic::Port].action);
            stage.session.onWishedPortStillTaken(now);
            QVERIFY(stage.messages[MessageTopic::Port].text.contains(u"8080"_s));
            answers.append(stage.messages[MessageTopic::Port].text);
        }
        QCOMPARE(QSet<QString>(answers.cbegin(), answers.cend()).size(), 3);
        stage.listen(8080, 8080);
        stage.session.onWishedPortStillTaken(QTime(14, 4)); // an answer that comes too late
        QVERIFY(!stage.messages.contains(MessageTopic::Port));
    }

    void aStoppedStreamStaysStoppedAfterACrash()
    {
        PageStage stage;
        stage.makeLive();
        stage.session.stop();
        stage.commands.clear();
        stage.bridge.hello();
        stage.report(u"idle"_s);
        QCOMPARE(stage.commands, QStringList());
    }

    void tooManyCrashesAreSaid()
    {
        PageStage stage;
        stage.makeLive();
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

    void aTakenPortIsSaidUntilItIsMended()
    {
        PageStage stage;
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

    void mutingIsSaidAgainToANewPage()
    {
        PageStage stage;
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
