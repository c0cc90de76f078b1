#include "base/signal_watcher.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <unistd.h>

using lancast::net::ignoreWriteSignals;
using lancast::net::SignalWatcher;

class SignalWatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void everySignalThatEndsAProgramAsksForItsEnd()
    {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            const SignalWatcher watcher;
            QSignalSpy ends(&watcher, &SignalWatcher::terminationRequested);
            const QSignalSpy reloads(&watcher, &SignalWatcher::reloadRequested);
            QCOMPARE(std::raise(signal), 0);
            QTRY_COMPARE(ends.size(), 1);
            QCOMPARE(reloads.size(), 0);
        }
    }

    void aProgramThatReloadsIsAskedToDoSo()
    {
        const SignalWatcher watcher(SignalWatcher::Hangup::Reloads);
        const QSignalSpy ends(&watcher, &SignalWatcher::terminationRequested);
        QSignalSpy reloads(&watcher, &SignalWatcher::reloadRequested);
        QCOMPARE(std::raise(SIGHUP), 0);
        QTRY_COMPARE(reloads.size(), 1);
        QCOMPARE(ends.size(), 0);
    }

    void aWriteThatNobodyReadsFails()
    {
        ignoreWriteSignals();
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        ::close(ends[0]);
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(-1));
        QCOMPARE(errno, EPIPE);
        ::close(ends[1]);
    }

    void nohupIsHeeded()
    {
        (void)std::signal(SIGHUP, SIG_IGN);
        {
            const SignalWatcher watcher;
            const QSignalSpy ends(&watcher, &SignalWatcher::terminationRequested);
            QCOMPARE(std::raise(SIGHUP), 0);
            QCOMPARE(std::raise(SIGTERM), 0); // comes after it
            QTRY_COMPARE(ends.size(), 1);
        }
        QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_IGN); // also afterwards
    }
};

QTEST_GUILESS_MAIN(SignalWatcherTest)
#include "signal_watcher_test.moc"
