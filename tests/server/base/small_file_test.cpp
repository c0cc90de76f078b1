// Files that a user names: whole ones, pipes, and what must not hold up or fill the program.
#include "base/small_file.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostBytes = 4096;

SmallFile read(const QString &path, std::chrono::milliseconds patience = 5s)
{
    return readSmallFile(path, mostBytes, patience);
}

} // namespace

class SmallFileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAFile_data();
    void readsAFile();
    void refuses_data();
    void refuses();
    void readsWhatTheShellSubstitutes();
    void waitsForThePipesWriter();
    void doesNotWaitForEver();

private:
    QTemporaryDir m_folder;
};

void SmallFileTest::readsAFile_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("empty") << qsizetype(0);
    QTest::newRow("some bytes") << qsizetype(100);
    QTest::newRow("as many as may be") << mostBytes;
}

void SmallFileTest::readsAFile()
{
    QFETCH(const qsizetype, size);
    QFile file(m_folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size);
    file.close();
    const SmallFile result = read(file.fileName(), 0ms);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.content, QByteArray(size, 'x'));
}

void SmallFileTest::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QFile large(m_folder.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(mostBytes + 1));
    QTest::newRow("not there") << QStringLiteral("/nowhere/file")
                               << QStringLiteral("No such file or directory");
    QTest::newRow("a folder") << m_folder.path() << QStringLiteral("it is a folder");
    QTest::newRow("too large") << large.fileName() << QStringLiteral("it is larger than 4 KiB");
    QTest::newRow("endless") << QStringLiteral("/dev/zero") << QStringLiteral("it is larger than 4 KiB");
}

void SmallFileTest::refuses()
{
    QFETCH(const QString, path);
    QFETCH(const QString, reason);
    const SmallFile file = read(path);
    QCOMPARE(file.error, QStringLiteral("Cannot read \"%1\": %2.").arg(path, reason));
    QCOMPARE(file.content, QByteArray());
}

// As <(...): a descriptor whose writer may have ended already.
void SmallFileTest::readsWhatTheShellSubstitutes()
{
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    QCOMPARE(::write(ends[1], "max-viewers = 3\n", 16), ssize_t(16));
    ::close(ends[1]);
    const SmallFile file = read(QStringLiteral("/dev/fd/%1").arg(ends[0]));
    ::close(ends[0]);
    QCOMPARE(file.error, QString());
    QCOMPARE(file.content, QByteArray("max-viewers = 3\n"));
}

void SmallFileTest::waitsForThePipesWriter()
{
    const QString path = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    std::thread writer([path] {
        QFile pipe(path);
        if (pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) { // waits for the reader
            pipe.write("first, ");
            pipe.write("second");
        }
    });
    const SmallFile file = read(path);
    writer.join();
    QCOMPARE(file.error, QString());
    QCOMPARE(file.content, QByteArray("first, second"));
}

void SmallFileTest::doesNotWaitForEver()
{
    const QString path = m_folder.filePath(QStringLiteral("lonely pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    QElapsedTimer timer;
    timer.start();
    const SmallFile file = read(path, 100ms);
    QVERIFY2(timer.elapsed() >= 100 && timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(file.error.contains(QStringLiteral("did not come within")), qPrintable(file.error));

    // A writer that never ends its direction is no better.
    const int writer = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    QCOMPARE(::write(writer, "some", 4), ssize_t(4));
    QVERIFY(!read(path, 100ms).error.isEmpty());
    ::close(writer);
}

QTEST_APPLESS_MAIN(SmallFileTest)
#include "small_file_test.moc"
