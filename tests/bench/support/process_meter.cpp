#include "process_meter.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <array>
#include <atomic>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <time.h>
#include <unistd.h>
#include <vector>

namespace lancast::bench {

namespace {

QByteArray readProc(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::chrono::nanoseconds timeOf(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::chrono::nanoseconds threadCpuTime()
{
    return timeOf(CLOCK_THREAD_CPUTIME_ID);
}

/// Connected TCP pairs on loopback; even descriptors send, odd ones receive.
std::vector<std::array<int, 2>> connectPairs(int count)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, count) != 0)
        return {};
    ::getsockname(listener, generic, &size);
    std::vector<std::array<int, 2>> pairs;
    for (int i = 0; i < count; ++i) {
        const int receiver = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(receiver, generic, size) != 0)
            break;
        pairs.push_back({::accept(listener, nullptr, nullptr), receiver});
    }
    ::close(listener);
    return pairs;
}

void readUntil(const std::vector<std::array<int, 2>> &pairs, const std::atomic<bool> &isDone)
{
    std::vector<pollfd> watched;
    for (const auto &pair : pairs)
        watched.push_back({pair[1], POLLIN, 0});
    std::vector<char> buffer(256 * 1024);
    while (!isDone) {
        ::poll(watched.data(), watched.size(), 20);
        for (const pollfd &one : watched) {
            if (one.revents & POLLIN) [[maybe_unused]]
                const ssize_t got = ::recv(one.fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
        }
    }
}

} // namespace

qint64 residentBytes(qint64 pid)
{
    const QList<QByteArray> fields = readProc(pid, "statm").split(' ');
    return fields.size() > 1 ? fields.at(1).toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

std::chrono::nanoseconds cpuTime(qint64 pid)
{
    clockid_t clock{};
    if (::clock_getcpuclockid(pid_t(pid), &clock) != 0)
        return {};
    return timeOf(clock);
}

std::chrono::nanoseconds runQueueTime(qint64 pid)
{
    std::chrono::nanoseconds all{};
    const QString tasks = QStringLiteral("/proc/%1/task").arg(pid);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks + u'/' + task + QStringLiteral("/schedstat"));
        const QList<QByteArray> fields =
            file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
        if (fields.size() > 1)
            all += std::chrono::nanoseconds(fields.at(1).toLongLong());
    }
    return all;
}

std::chrono::nanoseconds bareSendTime(int receivers, int messageBytes)
{
    constexpr int rounds = 100;
    const auto pairs = connectPairs(receivers);
    std::atomic<bool> isDone = false;
    std::thread reader([&] { readUntil(pairs, isDone); });
    const std::vector<char> message(size_t(messageBytes), 'x');
    std::chrono::nanoseconds used{};
    qint64 sent = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto before = threadCpuTime();
        for (const auto &pair : pairs)
            sent += ::send(pair[0], message.data(), message.size(), MSG_NOSIGNAL) > 0;
        used += threadCpuTime() - before;
        // As paced as a stream is, so that the receivers are no queue.
        ::poll(nullptr, 0, 1000 / 30);
    }
    isDone = true;
    reader.join();
    for (const auto &pair : pairs) {
        ::close(pair[0]);
        ::close(pair[1]);
    }
    return used / std::max<qint64>(sent, 1);
}

} // namespace lancast::bench
