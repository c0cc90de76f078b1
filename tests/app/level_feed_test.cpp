#include "devices/level_feed.h"

#include "devices/audio_level_source.h"
#include "fake_devices.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

HostChoices yeti()
{
    HostChoices choices;
    choices.microphone = u"Yeti"_s;
    return choices;
}

struct Stage : SessionStage
{
    explicit Stage(const HostChoices &choices = yeti())
        : SessionStage(choices)
    {
        QObject::connect(&feed, &LevelFeed::levelChanged, &bridge, [this](double now) { shown = now; });
        feed.setVisible(true);
    }

    FakeLevelSource source;
    LevelFeed feed{source, session};
    double shown = 0;
};

const QString open = u"open Yeti"_s;
const QString closed = u"close"_s;

} // namespace

class LevelFeedTest : public QObject
{
    Q_OBJECT

private slots:
    void thePageIsHeardWhereItHasTheSound()
    {
        Stage stage;
        stage.page.hasSound = true;
        stage.page.level = 0.25;
        stage.report(u"idle"_s);
        QCOMPARE(stage.shown, 0.25);
        QCOMPARE(stage.source.calls, QStringList());
    }

    void withoutAPictureTheMicrophoneItselfIsHeard()
    {
        Stage stage;
        QCOMPARE(stage.source.calls, QStringList()); // the page has not said anything yet
        stage.report(u"error"_s, u"no-camera"_s);
        QCOMPARE(stage.source.calls, QStringList{open});
        emit stage.source.levelChanged(0.5);
        QCOMPARE(stage.shown, 0.5);
        stage.report(u"error"_s, u"no-camera"_s);
        QCOMPARE(stage.shown, 0.5); // the page's silence does not count
    }

    void itIsLetGoBeforeThePageOpensIt()
    {
        Stage stage;
        stage.report(u"error"_s, u"no-camera"_s);
        QStringList order;
        connect(&stage.bridge, &PublisherBridge::commanded, this, [&] { order = stage.source.calls; });
        stage.session.perform(MessageAction::TrySourceAgain);
        QCOMPARE(order, QStringList({open, closed}));
        QCOMPARE(stage.shown, 0.0);
        stage.page.hasSound = true;
        stage.report(u"idle"_s);
        QCOMPARE(stage.source.calls, QStringList({open, closed}));
    }

    void itIsLetGoWhen_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("the window is hidden") << 0;
        QTest::newRow("going live") << 1;
        QTest::newRow("muted") << 2;
        QTest::newRow("the source has its own sound") << 3;
    }

    void itIsLetGoWhen()
    {
        QFETCH(int, what);
        Stage stage;
        stage.report(u"error"_s, u"no-camera"_s);
        if (what == 0)
            stage.feed.setVisible(false);
        else if (what == 1)
            stage.session.goLive();
        else if (what == 2)
            stage.session.setMuted(true);
        else
            stage.session.setSource(SourceKind::TestPattern);
        QCOMPARE(stage.source.calls, QStringList({open, closed}));
        QCOMPARE(stage.shown, 0.0);
        emit stage.source.levelChanged(0.5); // a late one
        QCOMPARE(stage.shown, 0.0);
    }

    void aMutedPageIsSilent()
    {
        HostChoices choices = yeti();
        choices.isMuted = true;
        Stage stage(choices);
        stage.page.hasSound = true;
        stage.page.level = 0.7;
        stage.report(u"live"_s);
        QCOMPARE(stage.shown, 0.0);
    }

    void thePeakOfSamples()
    {
        QAudioFormat format;
        format.setSampleRate(48000);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        const qint16 samples[]{0, 100, -16384, 8192};
        const QByteArray bytes(reinterpret_cast<const char *>(samples), sizeof samples);
        QVERIFY(std::abs(peakOf(bytes, format) - 0.5) < 0.001);
        QVERIFY(peakOf(bytes.left(3), format) < 0.001); // half a sample is none
        QCOMPARE(peakOf({}, format), 0.0);
        const qint16 loudest = -32768;
        QVERIFY(peakOf(QByteArray(reinterpret_cast<const char *>(&loudest), 2), format) <= 1.0);
    }
};

QTEST_GUILESS_MAIN(LevelFeedTest)
#include "level_feed_test.moc"
