// A disk that is too slow for a while: what it misses is left out, so that the rest can be played.
#include "tests/support/recording_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;
using record::RecordingFileState;
using record::RecordingTrouble;

namespace {

/// Its last sync point is followed by what cannot be decoded without it, and more of that is to come.
bool isInsideAGop(const KeepingSink &viewer)
{
    constexpr int fewChunks = 8; // of some 70 in a GOP of ffmpeg.webm
    const auto last = std::ranges::find_if(viewer.chunks.rbegin(), viewer.chunks.rend(),
                                           [](const stream::Chunk &chunk) { return chunk.isSyncPoint; });
    return last != viewer.chunks.rend() && last - viewer.chunks.rbegin() == fewChunks;
}

struct HolesInPicture
{
    std::chrono::milliseconds longest{0};
    int withoutKeyframe = 0; ///< what follows them cannot be decoded
};

/// Of a file whose frames come \a interval apart where none is missing.
HolesInPicture holesIn(const QString &path, std::chrono::milliseconds interval)
{
    HolesInPicture holes;
    std::optional<std::chrono::milliseconds> last;
    for (const OracleFrame &frame : readWithLibwebm(fileContent(path)).frames) {
        if (frame.track != 1)
            continue;
        const auto step = frame.time - last.value_or(frame.time - interval);
        last = frame.time;
        holes.longest = std::max(holes.longest, step);
        if (step > interval * 3 / 2 && !frame.isKeyframe)
            ++holes.withoutKeyframe;
    }
    return holes;
}

} // namespace

class RecordingFileSlowDiskTest final : public QObject
{
    Q_OBJECT

private slots:
    void leavesOutWhatASlowDiskCannotTake();
};

void RecordingFileSlowDiskTest::leavesOutWhatASlowDiskCannotTake()
{
    const QTemporaryDir folder;
    RecordingFileLimits limits;
    limits.syncInterval = 20ms;
    limits.freeBytes = [](const QString &) { return qint64(1'000'000'000'000); };
    limits.maxUnwrittenBytes = 100'000;
    LiveStream stream;
    const net::RelayClock clock;
    RecordingFile file(stream.feed(), clock, limits);
    file.start(folder.path(), {});
    // The acknowledgements wait in this thread's event loop: for the file that is a disk that stands still.
    for (quint64 id = 1; id <= 6; ++id)
        publish(stream, "ffmpeg.webm", id, 10s + 3s * id);
    PacedPublisher publisher(stream, 7, recording("ffmpeg.webm"), 31s);
    KeepingSink viewer;
    stream.join(viewer);
    while (!isInsideAGop(viewer) && !publisher.isAtEnd())
        QCOMPARE(publisher.publishNext(), QString());
    QVERIFY(isInsideAGop(viewer));
    QVERIFY(file.unwrittenBytes() <= limits.maxUnwrittenBytes);
    // The disk comes back, with what cannot be decoded next.
    QVERIFY(waitUntilWritten(file));
    QVERIFY(QTest::qWaitFor([&] { return file.status().trouble == RecordingTrouble::TooSlow; }));
    QVERIFY(file.status().state == RecordingFileState::Writing);
    QCOMPARE(publisher.publishAll(), QString());
    file.stop();
    QVERIFY(waitUntilIdle(file));
    const QString path = file.status().path;
    QCOMPARE(complaintAbout(path), QString());
    QVERIFY(endOf(path) > 20s); // with the last of them behind a hole
    QVERIFY(readWithFfprobe(path).frames.size() <
            7 * readWithFfprobe(QStringLiteral(LANCAST_TEST_DATA "/ffmpeg.webm")).frames.size());
    const HolesInPicture holes = holesIn(path, 40ms);
    QVERIFY(holes.longest > 1s);
    QCOMPARE(holes.withoutKeyframe, 0);
}

QTEST_GUILESS_MAIN(RecordingFileSlowDiskTest)
#include "recording_file_slow_disk_test.moc"
