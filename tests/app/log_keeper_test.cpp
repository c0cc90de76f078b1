#include "diagnostics/log_keeper.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

Q_LOGGING_CATEGORY(testLog, "lancast.test")

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What the handler before ours gets: stderr, in the product.
QStringList onStderr;
void collect(QtMsgType, const QMessageLogContext &, const QString &message)
{
    onStderr.append(message);
}

/// No file of this process grows beyond \a bytes: a full disk for whoever writes.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class LogKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        onStderr.clear();
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(u"deep/below/lancast.log"_s);
        m_before = qInstallMessageHandler(collect);
    }

    void cleanup() { qInstallMessageHandler(m_before); }

    void whatIsSaidIsKept()
    {
        {
            LogKeeper keeper(m_path);
            qCWarning(testLog, "one\ntwo");
            QCOMPARE(keeper.recentLines().size(), 1);
            QVERIFY(keeper.recentLines().constFirst().endsWith(u" warning lancast.test: one\n    two"_s));
        }
        qCWarning(testLog, "not kept");
        const QByteArray content = contentOf(m_path);
        QVERIFY2(content.endsWith("Z warning lancast.test: one\n    two\n"), content);
        QCOMPARE(onStderr, QStringList({u"one\ntwo"_s, u"not kept"_s}));
        const QFile::Permissions others =
            QFile::permissions(m_path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
        QCOMPARE(others, QFile::Permissions());
    }

    void secretsAreNeverWritten()
    {
        LogKeeper keeper(m_path);
        keeper.setSecrets({u"hunter2"_s});
        qCInfo(testLog, "http://a/#key=abcdefgh hunter2");
        const QByteArray content = contentOf(m_path);
        QVERIFY2(content.endsWith("http://a/#key=[removed] [removed]\n"), content);
        QCOMPARE(onStderr, QStringList{u"http://a/#key=[removed] [removed]"_s});
        QVERIFY(!keeper.recentLines().join(u""_s).contains(u"hunter2"_s));
    }

    void oldFilesMakeRoom()
    {
        LogKeeper keeper(m_path, {1000, 3});
        for (int i = 0; i < 200; ++i)
            qCInfo(testLog, "line %03d of many that fill the files of the log", i);
        const QDir folder(QFileInfo(m_path).path());
        QCOMPARE(folder.entryList(QDir::Files, QDir::Name),
                 QStringList({u"lancast.log"_s, u"lancast.log.1"_s, u"lancast.log.2"_s}));
        QByteArray all;
        for (const QString &name : {u"lancast.log.2"_s, u"lancast.log.1"_s, u"lancast.log"_s}) {
            const QByteArray content = contentOf(folder.filePath(name));
            QVERIFY(content.size() <= 1000 && content.endsWith('\n'));
            all += content;
        }
        // The newest ones without a hole.
        const QList<QByteArray> lines = all.trimmed().split('\n');
        QVERIFY(lines.size() > 20);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QByteArray expected =
                "line " + QByteArray::number(200 - lines.size() + i).rightJustified(3, '0');
            QVERIFY2(lines[i].contains(expected), lines[i]);
        }
        QCOMPARE(keeper.recentLines().size(), LogKeeper::maxRecentLines);
    }

    void twoWhoShareAFileRotateItOnce()
    {
        LogFile mine(m_path, {100, 3});
        LogFile others(m_path, {100, 3});
        const QByteArray line = QByteArray(39, 'x') + '\n';
        QVERIFY(mine.write(line));
        QVERIFY(others.write(line));
        QVERIFY(mine.write(line));   // rotates
        QVERIFY(others.write(line)); // finds it done
        QCOMPARE(contentOf(m_path).size(), 80);
        QCOMPARE(contentOf(m_path + u".1"_s).size(), 80);
        QVERIFY(!QFile::exists(m_path + u".2"_s));
    }

    void aFullDiskIsToldOnce()
    {
        LogKeeper keeper(m_path);
        qCInfo(testLog, "before");
        {
            const FullDisk full(rlim_t(QFileInfo(m_path).size() + 10));
            qCInfo(testLog, "first");
            qCInfo(testLog, "second");
        }
        qCInfo(testLog, "after");
        QCOMPARE(onStderr.size(), 5);
        QVERIFY(onStderr[1].startsWith(u"The log cannot be written to %1: "_s.arg(m_path)) ||
                onStderr[2].startsWith(u"The log cannot be written to %1: "_s.arg(m_path)));
        // The cut line ends, and what comes then is whole.
        const QList<QByteArray> lines = contentOf(m_path).trimmed().split('\n');
        QVERIFY(lines.constFirst().endsWith("before"));
        QVERIFY(lines.constLast().endsWith(" info lancast.test: after"));
    }

    void aPlaceThatCannotBeIsToldOnce()
    {
        QVERIFY(QFile(m_directory->filePath(u"deep"_s)).open(QIODevice::WriteOnly)); // a file for a folder
        LogKeeper keeper(m_path);
        qCInfo(testLog, "first");
        qCInfo(testLog, "second");
        QCOMPARE(onStderr.size(), 3);
        QCOMPARE(keeper.recentLines().size(), 2);
    }

    void everyThreadMayTalk()
    {
        constexpr int perThread = 200;
        {
            LogKeeper keeper(m_path);
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([] {
                    for (int line = 0; line < perThread; ++line)
                        qCInfo(testLog, "a line");
                });
            }
        }
        QCOMPARE(contentOf(m_path).count("info lancast.test: a line\n"), 4 * perThread);
    }

    void theUsualPlaceIsTheUsersStateFolder()
    {
        qputenv("XDG_STATE_HOME", "/state");
        QCOMPARE(usualLogPath(), u"/state/lancast/lancast.log"_s);
        qputenv("XDG_STATE_HOME", "relative");
        qputenv("HOME", "/home/someone");
        QCOMPARE(usualLogPath(), u"/home/someone/.local/state/lancast/lancast.log"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    QtMessageHandler m_before = nullptr;
};

QTEST_GUILESS_MAIN(LogKeeperTest)
#include "log_keeper_test.moc"
