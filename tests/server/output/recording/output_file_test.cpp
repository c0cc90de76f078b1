// The file on disk: private, locked, never over another one, and whole after an error.
#include "output/recording/output_file.h"

#include "tests/support/size_limit.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lancast;
using namespace lancast::record;
using namespace lancast::test;

namespace {

/// What another process writes right before it gives up its lock.
QByteArray lastWords; // NOLINT: flock() has no context

} // namespace

// The linker's names: every call of flock() in the program goes to the first, which calls the system's.
extern "C" int __real_flock(int descriptor, int operation); // NOLINT
extern "C" int __wrap_flock(int descriptor, int operation); // NOLINT

int __wrap_flock(int descriptor, int operation) // NOLINT
{
    struct stat facts = {};
    if (!lastWords.isEmpty() && fstat(descriptor, &facts) == 0 &&
        pwrite(descriptor, lastWords.constData(), size_t(lastWords.size()), facts.st_size) < 0)
        return -1;
    return __real_flock(descriptor, operation);
}

namespace {

int modeOf(const QString &path)
{
    struct stat facts = {};
    return stat(QFile::encodeName(path).constData(), &facts) == 0 ? int(facts.st_mode & 07777) : -1;
}

} // namespace

class OutputFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void isPrivate();
    void leavesAFoldersRightsAlone();
    void neverOverwrites();
    void hasAnotherModeWhateverTheUmask_data();
    void hasAnotherModeWhateverTheUmask();
    void appendsAndPatches();
    void endsWhereItDidAfterAnError();
    void saysWhyItCannot();
    void seesThatItWasDeleted();
    void isLockedWhileItIsWritten();
    void readsTheSizeUnderTheLock();
    void opensPlainFilesOnly();

private:
    QTemporaryDir m_folder;
};

void OutputFileTest::isPrivate()
{
    const QString folder = m_folder.filePath(QStringLiteral("new/recordings"));
    OutputFile file;
    QVERIFY(file.create(folder, QStringLiteral("one")));
    QCOMPARE(file.path(), folder + QStringLiteral("/one.webm"));
    QCOMPARE(modeOf(file.path()), 0600);
    QCOMPARE(modeOf(folder), 0700);
}

void OutputFileTest::hasAnotherModeWhateverTheUmask_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("ofFolder");
    QTest::newRow("group") << 0640 << 0750;
    QTest::newRow("everybody") << 0644 << 0755;
    QTest::newRow("group writes") << 0660 << 0750;
}

void OutputFileTest::hasAnotherModeWhateverTheUmask()
{
    QFETCH(int, mode);
    QFETCH(int, ofFolder);
    const mode_t before = umask(0077); // that of the systemd unit
    OutputFile file;
    const QString parent = m_folder.filePath(QStringLiteral("parent") + QString::number(mode));
    const bool isMade = QDir().mkpath(parent) && chmod(QFile::encodeName(parent).constData(), 02770) == 0 &&
                        file.create(parent + QStringLiteral("/new"), QStringLiteral("one"), mode_t(mode));
    umask(before);
    QVERIFY(isMade);
    QCOMPARE(modeOf(file.path()), mode);
    QCOMPARE(modeOf(parent + QStringLiteral("/new")), 02000 | ofFolder);
    QCOMPARE(modeOf(parent), 02770);
}

void OutputFileTest::leavesAFoldersRightsAlone()
{
    const QString folder = m_folder.filePath(QStringLiteral("shared"));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(chmod(QFile::encodeName(folder).constData(), 0755), 0);
    OutputFile file;
    QVERIFY(file.create(folder, QStringLiteral("one")));
    QCOMPARE(modeOf(folder), 0755);
}

void OutputFileTest::neverOverwrites()
{
    std::array<OutputFile, 3> files;
    QStringList names;
    for (OutputFile &file : files) {
        QVERIFY(file.create(m_folder.path(), QStringLiteral("same")));
        QVERIFY(file.append("content"));
        names.append(QFileInfo(file.path()).fileName());
    }
    QCOMPARE(names, (QStringList{QStringLiteral("same.webm"), QStringLiteral("same 2.webm"),
                                 QStringLiteral("same 3.webm")}));
    // A dangling link is somebody's, too.
    QVERIFY(QFile::link(m_folder.filePath(QStringLiteral("nowhere")),
                        m_folder.filePath(QStringLiteral("link.webm"))));
    OutputFile linked;
    QVERIFY(linked.create(m_folder.path(), QStringLiteral("link")));
    QCOMPARE(QFileInfo(linked.path()).fileName(), QStringLiteral("link 2.webm"));
}

void OutputFileTest::appendsAndPatches()
{
    OutputFile file;
    QVERIFY(file.create(m_folder.path(), QStringLiteral("patched")));
    QVERIFY(file.append("one", "two"));
    QVERIFY(file.append("three"));
    QVERIFY(file.overwrite(3, "TWO"));
    QVERIFY(file.sync());
    QCOMPARE(file.end(), 11);
    QCOMPARE(fileContent(file.path()), QByteArray("oneTWOthree"));
    std::array<char, 8> space{};
    QCOMPARE(file.read(6, space), 5);
    QCOMPARE(QByteArray(space.data(), 5), QByteArray("three"));
    QVERIFY(file.truncate(6));
    QVERIFY(file.append("!"));
    QCOMPARE(fileContent(file.path()), QByteArray("oneTWO!"));
}

void OutputFileTest::endsWhereItDidAfterAnError()
{
    OutputFile file;
    QVERIFY(file.create(m_folder.path(), QStringLiteral("limited")));
    QVERIFY(file.append(QByteArray(5000, 'a')));
    {
        const SizeLimit limit(6000);
        QVERIFY(!file.append("header", QByteArray(5000, 'b'))); // 1000 of it fit
    }
    QCOMPARE(file.error(), EFBIG);
    QCOMPARE(file.end(), 5000);
    QCOMPARE(fileContent(file.path()), QByteArray(5000, 'a'));
    QVERIFY(file.append("c"));
    QCOMPARE(fileContent(file.path()), QByteArray(5000, 'a') + "c");
}

void OutputFileTest::saysWhyItCannot()
{
    OutputFile file;
    QVERIFY(!file.create(QStringLiteral("/proc/nowhere"), QStringLiteral("one")));
    QVERIFY(file.error() != 0);
    QFile plain(m_folder.filePath(QStringLiteral("plain")));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    QVERIFY(!file.create(plain.fileName(), QStringLiteral("one")));
    QCOMPARE(file.error(), ENOTDIR);
    QVERIFY(!file.isOpen());
}

void OutputFileTest::seesThatItWasDeleted()
{
    OutputFile file;
    QVERIFY(file.create(m_folder.path(), QStringLiteral("deleted")));
    QVERIFY(QFile::rename(file.path(), m_folder.filePath(QStringLiteral("renamed"))));
    QVERIFY(file.append("a") && file.sync()); // it is only called something else
    QVERIFY(!file.isDeleted());
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("renamed"))));
    QVERIFY(file.isDeleted());
    QVERIFY(!file.sync());
    QCOMPARE(file.error(), ENOENT);
}

void OutputFileTest::isLockedWhileItIsWritten()
{
    OutputFile writer;
    QVERIFY(writer.create(m_folder.path(), QStringLiteral("locked")));
    OutputFile other;
    QVERIFY(!other.openExisting(writer.path()));
    writer.close();
    QVERIFY(other.openExisting(writer.path()));
}

void OutputFileTest::readsTheSizeUnderTheLock()
{
    OutputFile file;
    QVERIFY(file.create(m_folder.path(), QStringLiteral("late")));
    QVERIFY(file.append("four"));
    file.close();
    lastWords = "more";
    const bool isOpen = file.openExisting(file.path());
    lastWords.clear();
    QVERIFY(isOpen);
    QCOMPARE(file.end(), qint64(8));
}

void OutputFileTest::opensPlainFilesOnly()
{
    OutputFile file;
    const QString pipe = m_folder.filePath(QStringLiteral("pipe.webm"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(!file.openExisting(pipe));
    const QString target = m_folder.filePath(QStringLiteral("target"));
    QFile plain(target);
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const QString link = m_folder.filePath(QStringLiteral("a link.webm"));
    QVERIFY(QFile::link(target, link));
    QVERIFY(!file.openExisting(link));
    QVERIFY(file.openExisting(target));
}

QTEST_GUILESS_MAIN(OutputFileTest)
#include "output_file_test.moc"
