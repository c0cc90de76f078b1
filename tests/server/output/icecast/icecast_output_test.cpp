// The output against a server of the test's own.
#include "tests/server/output/icecast/fake_icecast.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lancast;
using namespace lancast::icecast;
using namespace lancast::test;
using namespace std::chrono_literals;
using stream::StreamState;

class IcecastOutputTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sendsWhatViewersGet();
    void waitsForTheStreamAndEndsWithIt();
    void isOneSourceAcrossEncoderRuns();
    void startsAnotherSourceForOtherTracks();
    void keepsLittleWhileTheServerStalls();
    void keepsNothingWhileTheServerIsAway();
    void fillsSilence();
    void isNeverSilentForMuchLongerThanTheInterval();
    void followsAnotherTarget();
    void endsAtOnce();

private:
    void publish(const char *name);

    const net::RelayClock m_clock;
    std::unique_ptr<LiveStream> m_stream;
    std::unique_ptr<FakeIcecast> m_icecast;
    std::unique_ptr<IcecastOutput> m_output;
    quint64 m_run = 0;
};

void IcecastOutputTest::init()
{
    m_output.reset();
    m_icecast = std::make_unique<FakeIcecast>();
    m_stream = std::make_unique<LiveStream>();
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, quickLimits());
    m_run = 0;
}

void IcecastOutputTest::publish(const char *name)
{
    QCOMPARE(publishRun(*m_stream, m_run, name), QString());
}

void IcecastOutputTest::sendsWhatViewersGet()
{
    IcecastLimits limits = quickLimits();
    limits.fillInterval = 1h; // viewers get no fill
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, limits);
    publish("chromium.webm");
    KeepingSink viewer;
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    m_stream->join(viewer); // as the source: with what is in the GOP cache
    publish("chromium.webm");
    QTRY_COMPARE(m_output->status().queuedBytes, 0);
    QTRY_COMPARE(m_icecast->mediaOf(0), viewer.bytes());
    QVERIFY(m_icecast->received[0].startsWith("PUT /live.webm HTTP/1.1\r\n"));
    QCOMPARE(faultOf(m_icecast->mediaOf(0)), QByteArray());
    const IcecastStatus status = m_output->status();
    QCOMPARE(status.connections, 1U);
    QCOMPARE(status.droppedChunks, 0U);
    QCOMPARE(status.address, QUrl(QStringLiteral("http://127.0.0.1:%1/live.webm").arg(m_icecast->port())));
    m_stream->leave(viewer);
}

void IcecastOutputTest::waitsForTheStreamAndEndsWithIt()
{
    m_output->setOptions({m_icecast->target()});
    QVERIFY(m_output->status().state == IcecastState::Waiting);
    QCOMPARE(m_icecast->received.size(), 0);
    for (int stream = 1; stream <= 2; ++stream) {
        publish("chromium.webm");
        QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
        QTRY_VERIFY(!m_icecast->mediaOf(stream - 1).isEmpty());
        m_stream->end();
        QVERIFY(m_output->status().state == IcecastState::Waiting);
        QTRY_COMPARE(m_icecast->endedSources(), stream);
    }
    QVERIFY(m_output->status().trouble == IcecastTrouble::None);
}

void IcecastOutputTest::isOneSourceAcrossEncoderRuns()
{
    constexpr int runs = 30;
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    KeepingSink viewer;
    m_stream->join(viewer);
    for (int i = 0; i < runs; ++i) {
        publish("chromium.webm");
        QTRY_COMPARE(m_output->status().queuedBytes, 0);
    }
    QTRY_VERIFY(m_icecast->mediaOf(0).endsWith(bytesOf(viewer.chunks.back())));
    QCOMPARE(m_icecast->received.size(), 1);
    QCOMPARE(faultOf(m_icecast->mediaOf(0)), QByteArray());
    QCOMPARE(m_icecast->mediaOf(0).count("\x1A\x45\xDF\xA3"), 1); // EBML: one header
    QCOMPARE(m_output->status().droppedChunks, 0U);
    m_stream->leave(viewer);
}

void IcecastOutputTest::startsAnotherSourceForOtherTracks()
{
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(!m_icecast->mediaOf(0).isEmpty());
    publish("ffmpeg-vp9.webm");
    QTRY_COMPARE(m_icecast->endedSources(), 1);
    QTRY_VERIFY(m_icecast->mediaOf(1).contains("V_VP9"));
    QCOMPARE(faultOf(m_icecast->mediaOf(0)), QByteArray());
    QCOMPARE(m_output->status().connections, 2U);
    QVERIFY(m_output->status().trouble == IcecastTrouble::None);
}

/// What the kernel takes is out of our hands: the bytes that it cannot are what counts.
void IcecastOutputTest::keepsLittleWhileTheServerStalls()
{
    IcecastLimits limits = quickLimits();
    limits.maxQueuedBytes = 512 * 1024;
    limits.stallDeadline = 1h;
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, limits);
    m_icecast->reads = false;
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    while (m_output->status().droppedChunks == 0 && m_run < 500) {
        publish("chromium.webm");
        QVERIFY(m_output->status().queuedBytes <= limits.maxQueuedBytes);
        QCoreApplication::processEvents();
    }
    QVERIFY(m_output->status().droppedChunks > 0);
    m_icecast->resume();
    QTRY_COMPARE(m_output->status().queuedBytes, 0);
    publish("chromium.webm");
    QTRY_COMPARE(m_output->status().queuedBytes, 0);
    QTRY_COMPARE(faultOf(m_icecast->mediaOf(0)), QByteArray()); // what is missing is whole GOPs
}

void IcecastOutputTest::keepsNothingWhileTheServerIsAway()
{
    const IcecastTarget target = m_icecast->target();
    m_icecast->die();
    m_output->setOptions({target});
    const qsizetype before = m_stream->mediaBytes();
    for (int i = 0; i < 20; ++i) {
        publish("chromium.webm");
        QCoreApplication::processEvents();
        QCOMPARE(m_output->status().queuedBytes, 0);
    }
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::Unreachable);
    QVERIFY(m_stream->mediaBytes() - before < 1024 * 1024); // the GOP cache
}

void IcecastOutputTest::fillsSilence()
{
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_icecast->mediaOf(0).endsWith("\xEC\x80\xEC\x80"));
    publish("chromium.webm");
    QTRY_COMPARE(m_output->status().queuedBytes, 0);
    QTRY_COMPARE(faultOf(m_icecast->mediaOf(0)), QByteArray());
}

void IcecastOutputTest::isNeverSilentForMuchLongerThanTheInterval()
{
    IcecastLimits limits = quickLimits();
    limits.fillInterval = 600ms;
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, limits);
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_icecast->mediaOf(0).endsWith("\xEC\x80"));
    const qsizetype sent = m_icecast->mediaOf(0).size();
    publish("chromium.webm"); // just behind a fill
    QTRY_VERIFY(m_icecast->mediaOf(0).size() > sent && !m_icecast->mediaOf(0).endsWith("\xEC\x80"));
    QElapsedTimer silence;
    silence.start();
    QTRY_VERIFY(m_icecast->mediaOf(0).endsWith("\xEC\x80"));
    QVERIFY2(silence.elapsed() < 900, qPrintable(QString::number(silence.elapsed())));
}

void IcecastOutputTest::followsAnotherTarget()
{
    FakeIcecast other;
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(!m_icecast->mediaOf(0).isEmpty());
    m_output->setOptions({other.target()});
    QTRY_VERIFY(!other.mediaOf(0).isEmpty());
    QTRY_COMPARE(m_icecast->endedSources(), 1);
    m_output->setOptions({});
    QTRY_COMPARE(other.endedSources(), 1);
    QVERIFY(m_output->status().state == IcecastState::Off);
    QVERIFY(m_output->status().address.isEmpty());
}

/// Whatever the other side does not do.
void IcecastOutputTest::endsAtOnce()
{
    IcecastLimits limits = quickLimits();
    limits.answerDeadline = limits.stallDeadline = 1h;
    m_icecast->answer.clear();
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, limits);
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_COMPARE(m_icecast->received.size(), 1);
    QElapsedTimer timer;
    timer.start();
    m_output.reset();
    QVERIFY(timer.elapsed() < 2'000);
}

QTEST_GUILESS_MAIN(IcecastOutputTest)
#include "icecast_output_test.moc"
