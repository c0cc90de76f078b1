// Files that a crash left, finished at the next start: readable, of the right length, seekable.
#include "output/recording/recording_finisher.h"
#include "output/recording/recording_repair.h"

#include "tests/support/recording_files.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

QString writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(path));
    return path;
}

} // namespace

class RecordingFinisherTest final : public QObject
{
    Q_OBJECT

private slots:
    void finishesWhatWasCutAnywhere();
    void seeksAfterwards();
    void isDoneOnce();
    void finishesWhatWasHalfFinished();
    void finishesAFolder();
    void waitsForNobody();

private:
    QTemporaryDir m_folder;
};

void RecordingFinisherTest::finishesWhatWasCutAnywhere()
{
    const QByteArray whole =
        recordUnfinished(m_folder.filePath(QStringLiteral("source")), "qtwebengine.webm");
    const QList<OracleFrame> frames = readWithLibwebm(whole).frames;
    QRandomGenerator random(1);
    for (int i = 0; i < 8; ++i) {
        const qsizetype size = i == 0 ? whole.size() : random.bounded(72'000, int(whole.size()));
        const QString path = writeFile(m_folder.filePath(QStringLiteral("cut.webm")), whole.first(size));
        QCOMPARE(finishRecording(path), FinishResult::Finished);
        QCOMPARE(complaintAbout(path), QString());
        const QByteArray finished = fileContent(path);
        const qsizetype count = readWithLibwebm(finished).frames.size();
        QCOMPARE(readWithLibwebm(finished).frames, frames.first(count));
        // Nothing is lost that was there: the next one, and what stands before it, does not fit.
        QVERIFY(finished.size() <= size);
        QVERIFY(count == frames.size() || finished.size() + frames[count].size + 40 > size);
        QVERIFY(durationOf(path));
        QVERIFY2(std::chrono::abs(*durationOf(path) - endOf(path)) <= 50ms,
                 qPrintable(QStringLiteral("%1 %2").arg(durationOf(path)->count()).arg(endOf(path).count())));
    }
}

void RecordingFinisherTest::seeksAfterwards()
{
    const QString path =
        writeFile(m_folder.filePath(QStringLiteral("seek.webm")),
                  recordUnfinished(m_folder.filePath(QStringLiteral("seek")), "ffmpeg.webm"));
    QCOMPARE(finishRecording(path), FinishResult::Finished);
    QList<std::chrono::milliseconds> keyframes;
    for (const OracleFrame &frame : readWithFfprobe(path).frames) {
        if (frame.track == 1 && frame.isKeyframe)
            keyframes.append(frame.time);
    }
    QVERIFY(keyframes.size() > 1);
    QRandomGenerator random(2);
    for (int i = 0; i < 20; ++i) {
        const std::chrono::milliseconds time(random.bounded(int(durationOf(path)->count())));
        const auto behind = std::ranges::upper_bound(keyframes, time);
        QVERIFY(behind != keyframes.begin());
        QCOMPARE(landingOf(path, time), *(behind - 1));
    }
}

void RecordingFinisherTest::isDoneOnce()
{
    const QString path =
        writeFile(m_folder.filePath(QStringLiteral("once.webm")),
                  recordUnfinished(m_folder.filePath(QStringLiteral("once")), "chromium.webm"));
    QCOMPARE(finishRecording(path), FinishResult::Finished);
    const QByteArray finished = fileContent(path);
    QCOMPARE(finishRecording(path), FinishResult::NotNeeded);
    QCOMPARE(fileContent(path), finished);
}

void RecordingFinisherTest::finishesWhatWasHalfFinished()
{
    const QByteArray bytes = recordUnfinished(m_folder.filePath(QStringLiteral("half")), "ffmpeg.webm");
    const QString path = writeFile(m_folder.filePath(QStringLiteral("half.webm")), bytes);
    QCOMPARE(finishRecording(path), FinishResult::Finished);
    const QByteArray finished = fileContent(path);
    // The machine stopped before the last patch, and before the last two.
    const qint64 size = readBeginning(finished)->layout.segment - 8;
    QByteArray half = finished;
    half.replace(size, 8, bytes.mid(size, 8));
    writeFile(path, half);
    QCOMPARE(finishRecording(path), FinishResult::Finished);
    QCOMPARE(fileContent(path), finished);
    half.replace(readBeginning(finished)->layout.duration, 11,
                 bytes.mid(readBeginning(finished)->layout.duration, 11));
    writeFile(path, half);
    QCOMPARE(finishRecording(path), FinishResult::Finished);
    QCOMPARE(fileContent(path), finished);
}

void RecordingFinisherTest::finishesAFolder()
{
    const QString folder = m_folder.filePath(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder + QStringLiteral("/deeper")));
    const QByteArray unfinished = recordUnfinished(m_folder.filePath(QStringLiteral("one")), "chromium.webm");
    QStringList expected;
    for (const char *name : {"/1.webm", "/2.webm"})
        expected.append(writeFile(folder + QLatin1String(name), unfinished));
    const QString elsewhere = writeFile(folder + QStringLiteral("/deeper/3.webm"), unfinished);
    const QString foreign = writeFile(folder + QStringLiteral("/4.webm"), recording("chromium.webm"));
    const QString damaged =
        writeFile(folder + QStringLiteral("/5.webm"), unfinished + QByteArray(33 * 1024 * 1024, '\0'));

    RecordingRepair rescue;
    QSignalSpy done(&rescue, &RecordingRepair::done);
    rescue.finishAll(folder);
    QVERIFY(done.wait());
    QCOMPARE(done[0][0].toStringList(), expected);
    QCOMPARE(done[0][1].toStringList(), QStringList{damaged});
    for (const QString &path : std::as_const(expected))
        QVERIFY(durationOf(path));
    QCOMPARE(fileContent(elsewhere), unfinished);
    QCOMPARE(fileContent(foreign), recording("chromium.webm"));
}

void RecordingFinisherTest::waitsForNobody()
{
    const QString path = m_folder.filePath(QStringLiteral("busy.webm"));
    const QByteArray unfinished =
        recordUnfinished(m_folder.filePath(QStringLiteral("busy")), "chromium.webm");
    writeFile(path, unfinished);
    OutputFile writer;
    QVERIFY(writer.openExisting(path));
    QCOMPARE(finishRecording(path), FinishResult::NotNeeded);
    QCOMPARE(fileContent(path), unfinished);
}

QTEST_GUILESS_MAIN(RecordingFinisherTest)
#include "recording_finisher_test.moc"
