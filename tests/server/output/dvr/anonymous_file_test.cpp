#include "output/dvr/anonymous_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace lancast::dvr;

class AnonymousFileTest : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatItGot();
    void hasNoName();
    void saysWhenItCannotBeMade();
    void saysWhenItCannotGrow();
};

void AnonymousFileTest::givesBackWhatItGot()
{
    const QTemporaryDir folder;
    AnonymousFile file;
    QVERIFY(file.open(folder.path()));
    const QByteArrayView parts[]{"abc", "", "defgh"};
    QVERIFY(file.write(100, parts));
    QCOMPARE(file.read(100, 8), QByteArray("abcdefgh"));
    QCOMPARE(file.read(102, 3), QByteArray("cde"));
    QCOMPARE(file.read(106, 10), QByteArray("gh")); // what is there
    QCOMPARE(file.read(500, 10), QByteArray());
}

void AnonymousFileTest::hasNoName()
{
    const QTemporaryDir folder;
    AnonymousFile file;
    QVERIFY(file.open(folder.path()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
             QStringList());
}

void AnonymousFileTest::saysWhenItCannotBeMade()
{
    AnonymousFile file;
    QVERIFY(!file.open(QStringLiteral("/proc/no/such/folder")));
    QCOMPARE(errno, ENOENT);
}

void AnonymousFileTest::saysWhenItCannotGrow()
{
    const QTemporaryDir folder;
    AnonymousFile file;
    QVERIFY(file.open(folder.path()));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tiny{1'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tiny), 0);
    const QByteArray tooMuch(2'000, 'x');
    const QByteArrayView parts[]{tooMuch};
    const bool isWritten = file.write(0, parts);
    const int error = errno;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!isWritten);
    QCOMPARE(error, EFBIG);
}

QTEST_GUILESS_MAIN(AnonymousFileTest)
#include "anonymous_file_test.moc"
