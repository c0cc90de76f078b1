#include "dashboard/host_health.h"

#include "host/publisher_report.h"

#include <QTest>

using namespace lancast;
using namespace lancast::app;
using namespace std::chrono_literals;

namespace {

HostFigures goodFigures()
{
    HostFigures figures;
    figures.isLive = true;
    figures.framesAsked = figures.framesCaptured = figures.framesSent = 30;
    figures.pictureAge = 40ms;
    figures.cpuShare = 0.1;
    return figures;
}

/// After long enough.
HostTrouble settled(const HostFigures &figures)
{
    HostHealth health;
    (void)health.judge(figures, 0s);
    return health.judge(figures, HostHealth::patience);
}

} // namespace

class HostHealthTest : public QObject
{
    Q_OBJECT

private slots:
    void allIsWell() { QVERIFY(settled(goodFigures()) == HostTrouble::None); }

    void picturesThatDoNotComeOut()
    {
        HostFigures figures = goodFigures();
        figures.framesSent = 25;
        QVERIFY(settled(figures) == HostTrouble::None);
        figures.framesSent = 20;
        QVERIFY(settled(figures) == HostTrouble::EncoderBehind);
        figures.framesCaptured = 20; // the source gives no more: a dark room, a film
        QVERIFY(settled(figures) == HostTrouble::None);
        figures.framesCaptured = 2; // a still screen
        figures.framesSent = 0;
        QVERIFY(settled(figures) == HostTrouble::None);
    }

    void picturesThatComeLate()
    {
        HostFigures figures = goodFigures();
        figures.pictureAge = 400ms; // with sound
        QVERIFY(settled(figures) == HostTrouble::None);
        figures.pictureAge = 2s;
        QVERIFY(settled(figures) == HostTrouble::EncoderBehind);
    }

    void bytesThatWait()
    {
        HostFigures figures = goodFigures();
        figures.queuedBytes = 100'000;
        QVERIFY(settled(figures) == HostTrouble::None);
        figures.queuedBytes = 200'000;
        QVERIFY(settled(figures) == HostTrouble::SendingBehind);
    }

    void aBusyRelay()
    {
        HostFigures figures = goodFigures();
        figures.cpuShare = 0.95;
        QVERIFY(settled(figures) == HostTrouble::RelayBusy);
        figures.cpuShare.reset();
        QVERIFY(settled(figures) == HostTrouble::None);
    }

    void nothingIsWrongWhileNothingIsLive()
    {
        HostFigures figures = goodFigures();
        figures.framesSent = 0;
        figures.isLive = false;
        QVERIFY(settled(figures) == HostTrouble::None);
    }

    void aMomentIsNoTrouble()
    {
        HostFigures bad = goodFigures();
        bad.framesSent = 5;
        HostHealth health;
        QVERIFY(health.judge(bad, 10s) == HostTrouble::None);
        QVERIFY(health.judge(bad, 14'900ms) == HostTrouble::None);
        QVERIFY(health.judge(bad, 15s) == HostTrouble::EncoderBehind);
        QVERIFY(health.judge(goodFigures(), 16s) == HostTrouble::None);
        QVERIFY(health.judge(bad, 17s) == HostTrouble::None); // anew
    }

    void figuresOfPageAndRelay()
    {
        PublisherReport report;
        report.state = PublisherState::Live;
        report.frameRate = 29;
        report.askedFrameRate = 30;
        report.queuedBytes = 5000;
        net::StatusSnapshot status;
        status.state = stream::StreamState::Live;
        status.framesPerSecond = 28;
        status.frameAge = 70ms;
        status.cpuShare = 0.25;
        const HostFigures figures = hostFigures(report, status);
        QVERIFY(figures.isLive && figures.framesAsked == 30 && figures.framesCaptured == 29);
        QVERIFY(figures.framesSent == 28 && figures.pictureAge == 70ms && figures.queuedBytes == 5000);
        QVERIFY(figures.cpuShare == 0.25);
        status.state = stream::StreamState::Paused;
        QVERIFY(!hostFigures(report, status).isLive);
    }

    void everyTroubleSaysWhatToDo()
    {
        for (const HostTrouble trouble :
             {HostTrouble::EncoderBehind, HostTrouble::SendingBehind, HostTrouble::RelayBusy})
            QVERIFY(inWords(trouble).contains(QStringLiteral("hoose a lower")));
    }
};

QTEST_APPLESS_MAIN(HostHealthTest)
#include "host_health_test.moc"
