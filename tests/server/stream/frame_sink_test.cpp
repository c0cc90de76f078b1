// What it takes to add an output: a class that is given frames, and knows nothing but them.
#include "stream/frame_sink.h"
#include "stream/ingest.h"

#include "tests/support/test_data.h"
#include "tests/support/webm_oracles.h"

#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

class CountingOutput final : public FrameSink
{
public:
    void start(const StreamStart &start) override
    {
        isOpen = true;
        ids.push_back(start.id);
        tracks = start.tracks;
    }
    void add(std::vector<webm::Frame> added) override
    {
        isInOrder = isInOrder && isOpen;
        for (const webm::Frame &frame : added) {
            isInOrder = isInOrder && frame.time >= newest;
            newest = frame.time;
            ++(frame.type == webm::TrackType::Video ? videoFrames : audioFrames);
        }
    }
    void setState(StreamState state) override { isOpen = isOpen && state != StreamState::Ended; }

    std::vector<quint64> ids;
    webm::Tracks tracks;
    std::chrono::nanoseconds newest{0};
    int videoFrames = 0;
    int audioFrames = 0;
    bool isOpen = false;
    bool isInOrder = true;
};

} // namespace

class FrameSinkTest final : public QObject
{
    Q_OBJECT

private slots:
    void getsTheFramesOfAStream();
};

void FrameSinkTest::getsTheFramesOfAStream()
{
    CountingOutput output;
    Ingest ingest(output);
    const QByteArray film = recording("ffmpeg.webm");
    const QList<OracleFrame> frames = readWithLibwebm(film).frames;
    // The stream begins with the first keyframe; the audio packet before it has no time in it.
    const auto first = std::ranges::find_if(
        frames, [](const OracleFrame &frame) { return frame.track == 1 && frame.isKeyframe; });
    ingest.startRun(1, 0s);
    QCOMPARE(ingest.publish(1, film, 10s), QString());
    QVERIFY(output.isOpen);
    ingest.end();
    QVERIFY(!output.isOpen);
    QVERIFY(output.isInOrder);
    QCOMPARE(output.ids, std::vector<quint64>{1});
    QCOMPARE(output.tracks.size(), size_t(2));
    QCOMPARE(output.videoFrames + output.audioFrames, int(frames.end() - first));

    ingest.startRun(2, 20s);
    QCOMPARE(ingest.publish(2, film, 30s), QString());
    QCOMPARE(output.ids, (std::vector<quint64>{1, 2}));
}

QTEST_APPLESS_MAIN(FrameSinkTest)
#include "frame_sink_test.moc"
