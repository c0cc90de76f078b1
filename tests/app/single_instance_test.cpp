#include "desktop/single_instance.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace std::chrono_literals;
using Role = SingleInstance::Role;

namespace {

/// What a second launch with \a settings finds, while this thread's event loop runs.
Role secondRole(const QString &settings, const QByteArray &token = {},
                std::chrono::milliseconds patience = 10s, QStringList *told = nullptr)
{
    std::optional<Role> role;
    const std::unique_ptr<QThread> launch(QThread::create([&] {
        SingleInstance second(settings);
        role = second.claim(token, patience);
        if (told)
            *told = second.firstAddresses();
    }));
    const QSignalSpy finished(launch.get(), &QThread::finished);
    launch->start();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000); }();
    launch->wait();
    return role.value();
}

} // namespace

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_directory->path().toLocal8Bit());
        QVERIFY(QDir().mkpath(path(u"a"_s)) && QDir().mkpath(path(u"b"_s)));
        m_settings = path(u"a/lancast.ini"_s);
    }

    void aSecondLaunchRaisesTheFirst()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QCOMPARE(secondRole(m_settings, "token_TIME42"), Role::Second);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(raised[0][0].toByteArray(), "token_TIME42");
        QCOMPARE(secondRole(path(u"b/../a/lancast.ini"_s), "two words\n"), Role::Second);
        QCOMPARE(raised[1][0].toByteArray(), QByteArray()); // no token is like that
    }

    void aSecondLaunchLearnsWhereTheFirstOneIs()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        for (const QStringList &addresses :
             {QStringList{}, QStringList{u"http://192.168.1.20:8080/"_s, u"http://[fd00::1]:8080/"_s}}) {
            first.setAddresses(addresses);
            QStringList told{u"nothing yet"_s};
            QCOMPARE(secondRole(m_settings, {}, 10s, &told), Role::Second);
            QCOMPARE(told, addresses);
        }
    }

    void othersSettingsAreOthers()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        QCOMPARE(secondRole(path(u"b/lancast.ini"_s)), Role::First);
    }

    void theNextOneIsFirstAgain()
    {
        {
            SingleInstance first(m_settings);
            QCOMPARE(first.claim({}, 0ms), Role::First);
        }
        SingleInstance next(m_settings);
        QCOMPARE(next.claim({}, 0ms), Role::First);
    }

    void aCrashedOnesRestsAreTakenOver()
    {
        const pid_t child = fork();
        if (child == 0) {
            SingleInstance first(m_settings);
            const bool isFirst = first.claim({}, 0ms) == Role::First;
            _exit(isFirst ? 0 : 1); // destroys nothing: lock and socket stay
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        const QStringList left =
            QDir(m_directory->path()).entryList({u"lancast-*"_s}, QDir::AllEntries | QDir::System);
        QCOMPARE(left.size(), 2);
        SingleInstance next(m_settings);
        QCOMPARE(next.claim({}, 0ms), Role::First);
        const QSignalSpy raised(&next, &SingleInstance::raiseRequested);
        QCOMPARE(secondRole(m_settings), Role::Second);
        QCOMPARE(raised.size(), 1);
    }

    void oneThatDoesNotAnswerIsSaid()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        SingleInstance second(m_settings); // in this thread: nobody answers
        QCOMPARE(second.claim({}, 100ms), Role::Unheard);
    }

    void oneThatEndsMeanwhileIsFollowed()
    {
        auto first = std::make_unique<SingleInstance>(m_settings);
        QCOMPARE(first->claim({}, 0ms), Role::First);
        std::optional<Role> role;
        const std::unique_ptr<QThread> launch(
            QThread::create([&] { role = SingleInstance(m_settings).claim({}, 10s); }));
        launch->start();
        first.reset();
        QVERIFY(launch->wait(20'000));
        QCOMPARE(role.value(), Role::First);
    }

    void theSocketIsForItsUserAlone()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        const QFileInfo socket(socketPath());
        QVERIFY(!(socket.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther)));
    }

    void nonsenseRaisesNothing()
    {
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        const QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        for (const QByteArray &nonsense : {QByteArray("quit\n"), QByteArray(100'000, 'x')}) {
            QLocalSocket socket;
            const QSignalSpy disconnected(&socket, &QLocalSocket::disconnected);
            socket.connectToServer(socketPath());
            QVERIFY(socket.waitForConnected());
            socket.write(nonsense);
            QTRY_COMPARE(disconnected.size(), 1);
        }
        QCOMPARE(raised.size(), 0);
        QCOMPARE(secondRole(m_settings), Role::Second);
    }

    void withoutARuntimeFolderItLiesBesideTheSettings()
    {
        qunsetenv("XDG_RUNTIME_DIR");
        SingleInstance first(m_settings);
        QCOMPARE(first.claim({}, 0ms), Role::First);
        QCOMPARE(secondRole(m_settings), Role::Second);
        QCOMPARE(QDir(path(u"a"_s)).entryList({u"lancast-*.socket"_s}, QDir::System).size(), 1);
    }

    void aPlaceThatCannotBeStopsNobody()
    {
        qputenv("XDG_RUNTIME_DIR", "/nowhere");
        SingleInstance first(u"/proc/none/lancast.ini"_s);
        QCOMPARE(first.claim({}, 0ms), Role::First);
    }

    void theDesktopsTokenIsFound()
    {
        qunsetenv("XDG_ACTIVATION_TOKEN");
        qputenv("DESKTOP_STARTUP_ID", "host-1_TIME5");
        QCOMPARE(activationToken(), "host-1_TIME5");
        qputenv("XDG_ACTIVATION_TOKEN", "abc");
        QCOMPARE(activationToken(), "abc");
    }

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }

    QString socketPath() const
    {
        const QDir folder(m_directory->path());
        return folder.filePath(folder.entryList({u"lancast-*.socket"_s}, QDir::System).value(0));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_settings;
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "single_instance_test.moc"
