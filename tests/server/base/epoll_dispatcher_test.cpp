// The event loop as Qt's classes need it: the same things happen, in the same order, as with Qt's own.
#include "base/epoll_dispatcher.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

struct SocketPair
{
    Descriptor near{-1};
    Descriptor far{-1};

    SocketPair()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
            qFatal("No pair of sockets");
        near.reset(ends[0]);
        far.reset(ends[1]);
    }
};

void send(const Descriptor &to)
{
    if (::write(to.get(), "x", 1) != 1)
        qFatal("Cannot write");
}

void receive(const Descriptor &from)
{
    char byte = 0;
    if (::read(from.get(), &byte, 1) != 1)
        qFatal("Nothing to read");
}

/// Runs what it is given in a thread with the dispatcher, until that says that it is done.
class LoopThread final
{
public:
    using Done = std::function<void()>;

    LoopThread()
    {
        m_thread.setEventDispatcher(new EpollDispatcher(m_clock));
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    ~LoopThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(LoopThread)

    [[nodiscard]] bool run(const std::function<void(QObject &context, const Done &done)> &action)
    {
        QEventLoop waiting;
        bool isDone = false;
        QTimer::singleShot(5s, &waiting, &QEventLoop::quit);
        const auto done = [&] {
            QMetaObject::invokeMethod(&waiting, [&] {
                isDone = true;
                waiting.quit();
            });
        };
        QMetaObject::invokeMethod(&m_context, [&] { action(m_context, done); });
        waiting.exec();
        return isDone;
    }

private:
    const RelayClock m_clock;
    QThread m_thread;
    QObject m_context;
};

} // namespace

class EpollDispatcherTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_loop = std::make_unique<LoopThread>(); }
    void cleanup() { m_loop.reset(); }

    void firesTimersInOrder()
    {
        QList<int> fired;
        qint64 passed = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto clock = std::make_shared<QElapsedTimer>();
            clock->start();
            for (const int after : {60, 20, 0, 40}) {
                QTimer::singleShot(after, Qt::PreciseTimer, &context, [&fired, &passed, clock, after, done] {
                    fired.append(after);
                    passed = clock->elapsed();
                    if (after == 60)
                        done();
                });
            }
        }));
        QCOMPARE(fired, QList<int>({0, 20, 40, 60}));
        QVERIFY2(passed >= 60, qPrintable(QString::number(passed)));
    }

    /// One that is always due leaves the others their turn, and the sockets theirs.
    void letsOthersRunBesideATimerOfNoTime()
    {
        SocketPair pair;
        int busy = 0;
        bool hasTimer = false;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *always = new QTimer(&context);
            QObject::connect(always, &QTimer::timeout, always, [&] { ++busy; });
            always->start(0);
            QTimer::singleShot(10, &context, [&] {
                hasTimer = true;
                send(pair.far);
            });
            auto *notifier = new QSocketNotifier(pair.near.get(), QSocketNotifier::Read, &context);
            QObject::connect(notifier, &QSocketNotifier::activated, notifier, [&, always, notifier, done] {
                notifier->setEnabled(false);
                delete always;
                done();
            });
        }));
        QVERIFY(hasTimer);
        QVERIFY(busy > 1);
    }

    void takesTimersThatEndOrBeginThemselves()
    {
        int times = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *timer = new QTimer(&context);
            QObject::connect(timer, &QTimer::timeout, timer, [&times, timer, done] {
                if (++times < 3) {
                    timer->start(1);
                } else {
                    delete timer;
                    done();
                }
            });
            timer->start(1);
        }));
        QCOMPARE(times, 3);
    }

    void tellsWhatIsLeftOfATimer()
    {
        int left = 0;
        int ended = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            QTimer timer(&context);
            timer.start(10min);
            left = timer.remainingTime();
            timer.stop();
            ended = QAbstractEventDispatcher::instance()->remainingTime(1'000'000);
            done();
        }));
        QVERIFY2(left > 599'000 && left <= 600'000, qPrintable(QString::number(left)));
        QCOMPARE(ended, -1);
    }

    /// Level-triggered: what is not read is told again.
    void tellsUntilAllIsRead()
    {
        SocketPair pair;
        int told = 0;
        send(pair.far);
        send(pair.far);
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *notifier = new QSocketNotifier(pair.near.get(), QSocketNotifier::Read, &context);
            QObject::connect(notifier, &QSocketNotifier::activated, notifier, [&, notifier, done] {
                receive(pair.near);
                if (++told == 2) {
                    delete notifier;
                    done();
                }
            });
        }));
        QCOMPARE(told, 2);
    }

    void tellsReadersAndWritersApart()
    {
        SocketPair pair;
        QByteArray told;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *reader = new QSocketNotifier(pair.near.get(), QSocketNotifier::Read, &context);
            auto *writer = new QSocketNotifier(pair.near.get(), QSocketNotifier::Write, &context);
            QObject::connect(writer, &QSocketNotifier::activated, writer, [&, writer] {
                told += 'w';
                writer->setEnabled(false);
                send(pair.far);
            });
            QObject::connect(reader, &QSocketNotifier::activated, reader, [&, reader, writer, done] {
                told += 'r';
                receive(pair.near);
                delete reader;
                delete writer;
                done();
            });
        }));
        QCOMPARE(told, "wr");
    }

    void tellsOfAnEnd()
    {
        SocketPair pair;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *notifier = new QSocketNotifier(pair.near.get(), QSocketNotifier::Read, &context);
            QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier, done] {
                delete notifier;
                done();
            });
            pair.far.reset(-1);
        }));
    }

    /// The number of a descriptor that was closed is given to the next one.
    void watchesADescriptorThatComesAgain()
    {
        int told = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            std::vector<int> numbers;
            for (int i = 0; i < 2; ++i) {
                SocketPair pair;
                numbers.push_back(pair.near.get());
                QSocketNotifier notifier(pair.near.get(), QSocketNotifier::Read);
                pair.near.reset(-1); // before its notifier, as nobody should
            }
            auto pair = std::make_shared<SocketPair>();
            auto *notifier = new QSocketNotifier(pair->near.get(), QSocketNotifier::Read, &context);
            QObject::connect(notifier, &QSocketNotifier::activated, notifier, [&, pair, notifier, done] {
                ++told;
                delete notifier;
                done();
            });
            send(pair->far);
        }));
        QCOMPARE(told, 1);
    }

    void takesARegularFileForReady()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *notifier = new QSocketNotifier(file.handle(), QSocketNotifier::Read, &context);
            QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier, done] {
                delete notifier;
                done();
            });
        }));
    }

    void runsALoopWithinALoop()
    {
        QByteArray order;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            QEventLoop inner;
            QTimer::singleShot(20, &inner, [&] {
                order += "timer ";
                inner.quit();
            });
            QMetaObject::invokeMethod(
                &context, [&order] { order += "posted "; }, Qt::QueuedConnection);
            inner.exec();
            order += "back";
            done();
        }));
        QCOMPARE(order, "posted timer back");
    }

    /// The timer whose handler it is does not keep the inner loop busy.
    void restsInALoopWithinATimer()
    {
        int turns = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *timer = new QTimer(&context);
            QObject::connect(timer, &QTimer::timeout, timer, [&turns, timer, done] {
                QEventLoop inner;
                auto *dispatcher = QAbstractEventDispatcher::instance();
                QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &inner, [&turns] { ++turns; });
                QTimer::singleShot(60, &inner, &QEventLoop::quit);
                inner.exec();
                delete timer;
                done();
            });
            timer->start(5);
        }));
        QVERIFY2(turns < 10, qPrintable(QString::number(turns)));
    }

    /// From another thread, thousands of times while it is about to wait.
    void missesNoWakeUp()
    {
        for (int i = 0; i < 2'000; ++i)
            QVERIFY(m_loop->run([](QObject & /*context*/, const auto &done) { done(); }));
    }

    void carriesSocketsOfQt()
    {
        constexpr int clients = 50;
        int answered = 0;
        QVERIFY(m_loop->run([&](QObject &context, const auto &done) {
            auto *server = new QTcpServer(&context);
            QVERIFY(server->listen(QHostAddress::LocalHost));
            QObject::connect(server, &QTcpServer::newConnection, server, [server] {
                while (QTcpSocket *socket = server->nextPendingConnection()) {
                    QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                     [socket] { socket->write(socket->readAll()); });
                }
            });
            for (int i = 0; i < clients; ++i) {
                auto *client = new QTcpSocket(&context);
                QObject::connect(client, &QTcpSocket::connected, client,
                                 [client] { client->write(QByteArray(100'000, 'a')); });
                QObject::connect(client, &QTcpSocket::readyRead, client, [&, client, done] {
                    if (client->bytesAvailable() < 100'000)
                        return;
                    client->abort();
                    if (++answered == clients)
                        done();
                });
                client->connectToHost(QHostAddress::LocalHost, server->serverPort());
            }
        }));
        QCOMPARE(answered, clients);
    }

private:
    std::unique_ptr<LoopThread> m_loop;
};

QTEST_GUILESS_MAIN(EpollDispatcherTest)
#include "epoll_dispatcher_test.moc"
