// Files with secrets: nobody else can open them at any moment.
#include "base/private_file.h"

#include "tests/support/test_data.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdarg>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

mode_t widestMode = 0; ///< of the files that were created

int openRecorded(const char *path, int flags, mode_t mode)
{
    if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)
        widestMode |= mode;
    return int(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

} // namespace

// Calls from Qt's libraries come here, too: the program's own symbols go first.
extern "C" int open64(const char *path, int flags, ...) // NOLINT
{
    std::va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t); // some register's value where there is none: unused then
    va_end(arguments);
    return openRecorded(path, flags, mode);
}

using namespace lancast::net;
using namespace lancast::test;

class PrivateFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        ::umask(0);
        widestMode = 0;
    }
    void isNeverReadableByOthers();
    void isWholeOrNotThere();
    void writesWhereALinkPoints();
    void leavesAPipeWhereItIs();
};

void PrivateFileTest::isNeverReadableByOthers()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("secret"));
    for (const QByteArray content : {"one", "two"}) {
        QVERIFY(writePrivately(path, content));
        QCOMPARE(fileContent(path), content);
        QCOMPARE(int(widestMode & 0077), 0);
    }
    struct stat file
    {
    };
    QCOMPARE(::stat(qPrintable(path), &file), 0);
    QCOMPARE(int(file.st_mode & 0777), 0600);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("secret")});
}

void PrivateFileTest::isWholeOrNotThere()
{
    const QTemporaryDir folder;
    QVERIFY(!writePrivately(folder.filePath(QStringLiteral("no/such/folder")), "x"));
    const QString inTheWay = folder.filePath(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(inTheWay));
    QVERIFY(!writePrivately(inTheWay, "x"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void PrivateFileTest::writesWhereALinkPoints()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("target"));
    const QString link = folder.filePath(QStringLiteral("link"));
    QVERIFY(writePrivately(target, "before"));
    QVERIFY(QFile::link(target, link));
    QVERIFY(writePrivately(link, "after"));
    QCOMPARE(fileContent(target), QByteArray("after"));
}

void PrivateFileTest::leavesAPipeWhereItIs()
{
    const QTemporaryDir folder;
    const QByteArray pipe = folder.filePath(QStringLiteral("pipe")).toLocal8Bit();
    const QString link = folder.filePath(QStringLiteral("link"));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    QVERIFY(QFile::link(QString::fromLocal8Bit(pipe), link));
    QVERIFY(!writePrivately(link, "nobody reads")); // and does not wait for anybody
    const int reader = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    for (const QString &path : {QString::fromLocal8Bit(pipe), link}) {
        QVERIFY(writePrivately(path, "secret"));
        std::array<char, 16> bytes{};
        QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t(6));
        QCOMPARE(QByteArray(bytes.data()), QByteArray("secret"));
    }
    ::close(reader);
    struct stat facts = {};
    QCOMPARE(::lstat(pipe.constData(), &facts), 0);
    QVERIFY(S_ISFIFO(facts.st_mode));
}

QTEST_APPLESS_MAIN(PrivateFileTest)
#include "private_file_test.moc"
