// Disks that are full or refuse: the stream goes on, and what was written is playable.
#include "output/recording/recording_folder.h"

#include "tests/support/full_disk.h"
#include "tests/support/own_mounts.h"
#include "tests/support/recording_files.h"
#include "tests/support/size_limit.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;
using namespace std::chrono_literals;
using record::RecordingFileState;
using record::RecordingTrouble;

namespace {

/// Publishes chromium.webm again and again, a viewer beside the file, until \a isEnough.
class Show final
{
public:
    explicit Show(RecordingFileLimits limits)
        : m_clock([this] { return m_now.load(); })
        , file(stream.feed(), m_clock, std::move(limits))
    {
        stream.join(viewer);
    }

    template<typename Condition> bool playUntil(Condition isEnough)
    {
        for (int i = 0; i < 100 && !isEnough(); ++i)
            playOnce();
        return isEnough();
    }

    void playOnce()
    {
        ++m_count;
        publish(stream, "chromium.webm", m_count, 10s + 3s * m_count);
        QCoreApplication::processEvents();
        (void)waitUntilWritten(file);
    }

    /// As the disk takes it.
    void playSlowly()
    {
        ++m_count;
        PacedPublisher publisher(stream, m_count, recording("chromium.webm"), 10s + 3s * m_count);
        while (!publisher.isAtEnd()) {
            (void)publisher.publishNext();
            (void)waitUntilWritten(file);
            QCoreApplication::processEvents();
        }
    }

    /// Of the clock by which the file is written.
    void advance(std::chrono::milliseconds span) { m_now.store(m_now.load() + span); }

    /// The viewer gets what comes now.
    bool goesOn()
    {
        const size_t before = viewer.chunks.size();
        playOnce();
        return viewer.chunks.size() > before;
    }

private:
    std::atomic<net::RelayClock::Time> m_now{1h};
    const net::RelayClock m_clock;
    quint64 m_count = 0;

public:
    LiveStream stream;
    KeepingSink viewer;
    RecordingFile file;
};

RecordingFileLimits quickLimits()
{
    RecordingFileLimits limits;
    limits.syncInterval = 20ms;
    limits.freeBytes = [](const QString &) { return qint64(1'000'000'000'000); };
    return limits;
}

} // namespace

class RecordingFileTroubleTest final : public QObject
{
    Q_OBJECT

public:
    /// \a mountError: why there are no mounts of one's own; empty if there are.
    explicit RecordingFileTroubleTest(QString mountError)
        : m_mountError(std::move(mountError))
    {
    }

private slots:
    void init();
    void endsBeforeTheDiskIsFull();
    void doesNotStartOnAFullDisk();
    void warnsWhileItCan();
    void continuesInTheNextPartWhereAFileMayNotGrow();
    void endsWhereNoFileMayGrow_data();
    void endsWhereNoFileMayGrow();
    void saysThatNoFileMayGrow();
    void saysWhyItCannotStart();
    void saysWhatIsWrongWithAFolder_data();
    void saysWhatIsWrongWithAFolder();
    void survivesAFullDisk_data();
    void survivesAFullDisk();
    void canBeStartedAgain();
    void saysThatItsFileWasDeleted();

private:
    const QString m_mountError;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingFileTroubleTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RecordingFileTroubleTest::endsBeforeTheDiskIsFull()
{
    RecordingFileLimits limits = quickLimits();
    const QString folder = m_folder->path();
    limits.freeBytes = [folder](const QString &) {
        // As a disk with room for 300 kB above the limit.
        const QString path = filesIn(folder).value(0);
        return 200'300'000 - QFileInfo(path).size();
    };
    Show show(limits);
    show.file.start(folder, {});
    QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    const record::RecordingFileStatus status = show.file.status();
    QVERIFY(status.trouble == RecordingTrouble::DiskFull);
    QVERIFY(status.bytes >= 300'000);
    QCOMPARE(complaintAbout(status.path), QString());
    QVERIFY(durationOf(status.path));
    QVERIFY(show.goesOn());
    QCOMPARE(QFileInfo(status.path).size(), status.bytes);
}

void RecordingFileTroubleTest::doesNotStartOnAFullDisk()
{
    RecordingFileLimits limits = quickLimits();
    limits.freeBytes = [](const QString &) { return qint64(199'000'000); };
    Show show(limits);
    show.file.start(m_folder->path(), {});
    QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    QVERIFY(show.file.status().trouble == RecordingTrouble::DiskFull);
    QVERIFY(filesIn(m_folder->path()).isEmpty());
    QVERIFY(show.goesOn());
}

void RecordingFileTroubleTest::warnsWhileItCan()
{
    RecordingFileLimits limits = quickLimits();
    limits.freeBytes = [](const QString &) { return qint64(201'000'000); };
    Show show(limits);
    show.file.start(m_folder->path(), {});
    const auto isLow = [&] { return show.file.status().trouble == RecordingTrouble::LowSpace; };
    show.playOnce();
    show.advance(1'900ms); // too little to know the rate
    show.playOnce();
    QVERIFY(!isLow());
    show.advance(100ms);
    QTRY_VERIFY(isLow());
    QVERIFY(show.file.status().state == RecordingFileState::Writing);
    QVERIFY(show.file.status().timeLeft < 600s);
}

/// Every part is whole, and no part of the stream is missing between two of them.
void RecordingFileTroubleTest::continuesInTheNextPartWhereAFileMayNotGrow()
{
    Show show(quickLimits());
    show.file.start(m_folder->path(), {});
    show.playOnce();
    const qint64 size = QFileInfo(filesIn(m_folder->path()).value(0)).size();
    const SizeLimit limit(rlim_t(2 * size + 40'001)); // in the middle of a block
    for (int i = 0; i < 100 && filesIn(m_folder->path()).size() < 4; ++i)
        show.playSlowly();
    QVERIFY(show.file.status().state == RecordingFileState::Writing);
    QVERIFY(show.file.status().trouble == RecordingTrouble::None);
    show.file.stop();
    QVERIFY(waitUntilIdle(show.file));
    std::chrono::milliseconds recorded{0};
    for (const QString &path : filesIn(m_folder->path())) {
        QCOMPARE(complaintAbout(path), QString());
        recorded += durationOf(path).value_or(0ms);
    }
    QVERIFY(filesIn(m_folder->path()).value(0).contains(QStringLiteral("part 2")));
    const webm::Frame last = blocksOf(show.viewer.bytes()).back();
    QVERIFY2(recorded >= last.time - 100ms, qPrintable(QString::number(recorded.count())));
}

void RecordingFileTroubleTest::endsWhereNoFileMayGrow_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::newRow("nothing") << qint64(0);
    QTest::newRow("a part of the beginning") << qint64(100);
    QTest::newRow("less than a keyframe") << qint64(30'000);
    QTest::newRow("a few frames") << qint64(60'000);
}

void RecordingFileTroubleTest::endsWhereNoFileMayGrow()
{
    QFETCH(const qint64, limit);
    Show show(quickLimits());
    {
        const SizeLimit size{rlim_t(limit)};
        show.file.start(m_folder->path(), {});
        QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    }
    const record::RecordingFileStatus status = show.file.status();
    QVERIFY(status.trouble == RecordingTrouble::CannotWrite);
    QVERIFY(!status.detail.isEmpty());
    for (const QString &path : filesIn(m_folder->path()))
        QCOMPARE(complaintAbout(path), QString());
    QVERIFY(filesIn(m_folder->path()).size() <= 2);
    QVERIFY(show.goesOn());
}

void RecordingFileTroubleTest::saysWhatIsWrongWithAFolder_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("reason");
    QTest::newRow("there") << QString() << QString();
    QTest::newRow("made") << QStringLiteral("new/folders") << QString();
    QTest::newRow("below a file") << QStringLiteral("file/folder") << QStringLiteral("Not a directory");
    QTest::newRow("a file") << QStringLiteral("file") << QStringLiteral("Not a directory");
    QTest::newRow("nowhere") << QStringLiteral("/proc/nowhere")
                             << QStringLiteral("No such file or directory");
    QTest::newRow("no files") << QStringLiteral("/proc/self/fd")
                              << QStringLiteral("No such file or directory");
}

void RecordingFileTroubleTest::saysWhatIsWrongWithAFolder()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, reason);
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString path = QDir(m_folder->path()).absoluteFilePath(folder);
    const QString fault = faultOfRecordingFolder(path, quickLimits());
    QCOMPARE(fault.isEmpty(), reason.isEmpty());
    QVERIFY2(fault.contains(reason), qPrintable(fault));
    QVERIFY(fault.isEmpty() || fault.contains(path));
    if (fault.isEmpty())
        QCOMPARE(
            QDir(path).entryList(QDir::Files | QDir::Hidden, QDir::Name).filter(QStringLiteral("lancast")),
            QStringList());
    RecordingFileLimits full = quickLimits();
    full.freeBytes = [](const QString &) { return qint64(150'000'000); };
    if (fault.isEmpty())
        QVERIFY(faultOfRecordingFolder(path, full).contains(QStringLiteral("150 MB")));
}

void RecordingFileTroubleTest::saysThatNoFileMayGrow()
{
    const QString path = m_folder->filePath(QStringLiteral("none"));
    for (const auto &[limit, told] : {std::pair(0, "0 bytes"), std::pair(64 * 1024, "66 kB")}) {
        const SizeLimit size{rlim_t(limit)};
        const QString fault = faultOfRecordingFolder(path, quickLimits());
        QVERIFY2(fault.contains(path) && fault.contains(QLatin1String(told)), qPrintable(fault));
        QVERIFY2(fault.contains(QStringLiteral("LimitFSIZE")), qPrintable(fault));
    }
    QVERIFY(!QFile::exists(path)); // nothing was made
    const SizeLimit enough(1'000'000);
    QCOMPARE(faultOfRecordingFolder(path, quickLimits()), QString());
}

void RecordingFileTroubleTest::saysWhyItCannotStart()
{
    Show show(quickLimits());
    show.file.start(QStringLiteral("/proc/nowhere"), {});
    QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    QVERIFY(show.file.status().trouble == RecordingTrouble::CannotWrite);
    QVERIFY(!show.file.status().detail.isEmpty());
    QVERIFY(show.goesOn());
}

/// Everywhere with a system that refuses to write more, and where file systems may be mounted, on a full one.
void RecordingFileTroubleTest::survivesAFullDisk_data()
{
    QTest::addColumn<bool>("isMounted");
    QTest::newRow("writes refused") << false;
    if (m_mountError.isEmpty())
        QTest::newRow("a file system of 300 kB") << true;
    else
        qInfo("no file system may be mounted here: %s", qPrintable(m_mountError));
}

void RecordingFileTroubleTest::survivesAFullDisk()
{
    constexpr qint64 space = 299'008; // whole pages
    QFETCH(bool, isMounted);
    std::optional<SmallFileSystem> fileSystem;
    std::optional<FullDisk> disk;
    if (isMounted) {
        fileSystem.emplace(m_folder->path(), space);
        QCOMPARE(fileSystem->error(), QString());
    } else {
        disk.emplace(space);
    }
    Show show(quickLimits()); // told that there is room
    show.file.start(m_folder->path(), {});
    QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    const record::RecordingFileStatus status = show.file.status();
    QVERIFY(status.trouble == RecordingTrouble::DiskFull);
    QCOMPARE(status.detail, QStringLiteral("No space left on device"));
    QVERIFY(!disk || disk->refusals() > 0);
    // It was used up to the block that did not fit.
    QVERIFY(status.bytes > space - 50'000 && status.bytes <= space);
    QCOMPARE(QFileInfo(status.path).size(), status.bytes);
    QCOMPARE(complaintAbout(status.path), QString());
    QVERIFY(durationOf(status.path));
    QVERIFY(show.goesOn());
}

void RecordingFileTroubleTest::canBeStartedAgain()
{
    Show show(quickLimits());
    show.file.start(QStringLiteral("/proc/nowhere"), {});
    QVERIFY(show.playUntil([&] { return show.file.status().state == RecordingFileState::Failed; }));
    show.file.start(m_folder->path(), {});
    show.playOnce();
    QVERIFY(show.file.status().state == RecordingFileState::Writing);
    QVERIFY(show.file.status().trouble == RecordingTrouble::None);
    show.file.stop();
    QVERIFY(waitUntilIdle(show.file));
    QCOMPARE(complaintAbout(show.file.status().path), QString());
}

void RecordingFileTroubleTest::saysThatItsFileWasDeleted()
{
    Show show(quickLimits());
    QStringList finished;
    QObject::connect(&show.file, &RecordingFile::finished, &show.file,
                     [&finished](const QString &path) { finished.append(path); });
    show.file.start(m_folder->path(), {});
    QVERIFY(show.playUntil([&] { return show.file.status().length > 1s; }));
    QVERIFY(QFile::remove(show.file.status().path));
    QTRY_VERIFY(show.file.status().state == RecordingFileState::Failed);
    QVERIFY(show.file.status().trouble == RecordingTrouble::CannotWrite);
    QCOMPARE(finished, QStringList{QString()});
    QVERIFY(show.goesOn());
}

int main(int argc, char **argv)
{
    const QString mountError = leaveSharedMounts();
    const QCoreApplication application(argc, argv);
    RecordingFileTroubleTest test(mountError);
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "recording_file_trouble_test.moc"
