// Many viewers, some of which stop reading: what the relay's memory does, and whether the others lose
// anything.
#include "process_meter.h"
#include "raw_viewer.h"
#include "synthetic_stream.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;

namespace {

struct Plan
{
    int viewers = 200;
    int stalled = 50;
    int seconds = 60;
    double megabits = 2.5;
};

/// Runs the event loop until \a isTrue; false after \a deadlineMs.
bool waitFor(const std::function<bool()> &isTrue, int deadlineMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!isTrue()) {
        if (timer.elapsed() > deadlineMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
    return true;
}

int fail(const char *sentence)
{
    std::fprintf(stderr, "stall_bench: %s\n", sentence);
    return 1;
}

class Bench final
{
public:
    explicit Bench(const Plan &plan)
        : m_plan(plan)
        , m_stream(plan.megabits)
    {
    }
    ~Bench();

    int run();

private:
    bool startRelay();
    bool startPublishing();
    bool gather();
    int measure();
    void publishDue();

    Plan m_plan;
    QTemporaryDir m_folder;
    QProcess m_relay;
    quint16 m_port = 0;
    QByteArray m_token;
    bench::SyntheticStream m_stream;
    QWebSocket m_blobChannel;
    QWebSocket m_chunkChannel;
    QElapsedTimer m_clock;
    QTimer m_ticker;
    std::vector<std::unique_ptr<bench::RawViewer>> m_viewers;
};

Bench::~Bench()
{
    m_relay.terminate();
    m_relay.waitForFinished(5000);
}

bool Bench::startRelay()
{
    const QString ready = m_folder.filePath(u"ready.json"_s);
    m_relay.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_relay.start(QStringLiteral(LANCAST_SERVER), {u"--port"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s,
                                                   u"--ready-file"_s, ready, u"--log-level"_s, u"warning"_s});
    if (!waitFor([&ready] { return QFile::exists(ready); }, 5000))
        return false;
    QFile file(ready);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
    m_port = quint16(facts.value("port"_L1).toInt());
    m_token = facts.value("publishToken"_L1).toString().toLatin1();
    return m_port > 0;
}

bool Bench::startPublishing()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"lancast.v1"_s, u"token."_s + QString::fromLatin1(m_token)});
    const QString base = u"ws://127.0.0.1:%1/publish/%2?session=stall-bench"_s.arg(m_port);
    m_blobChannel.open(QUrl(base.arg(u"blob"_s)), options);
    m_chunkChannel.open(QUrl(base.arg(u"chunk"_s)), options);
    const auto isOpen = [](const QWebSocket &socket) {
        return socket.state() == QAbstractSocket::ConnectedState;
    };
    if (!waitFor([&] { return isOpen(m_blobChannel) && isOpen(m_chunkChannel); }, 5000))
        return false;
    m_blobChannel.sendTextMessage(u"{\"type\":\"recording\",\"id\":1}"_s);
    m_blobChannel.sendBinaryMessage(m_stream.initSegment());
    m_chunkChannel.sendTextMessage(u"{\"type\":\"recording\",\"id\":1}"_s);
    m_clock.start();
    QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] { publishDue(); });
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.start(5);
    return true;
}

void Bench::publishDue()
{
    while (qint64(m_stream.frames()) * 1000 / bench::SyntheticStream::framesPerSecond <= m_clock.elapsed())
        m_chunkChannel.sendBinaryMessage(m_stream.nextFrame());
}

bool Bench::gather()
{
    for (int i = 0; i < m_plan.viewers; ++i)
        m_viewers.push_back(std::make_unique<bench::RawViewer>(m_port, i, nullptr));
    const auto isWatching = [](const auto &viewer) { return viewer->isWatching(); };
    return waitFor([&] { return std::ranges::all_of(m_viewers, isWatching); }, 20'000);
}

int Bench::run()
{
    if (!startRelay())
        return fail("the relay did not start");
    if (!startPublishing())
        return fail("publishing did not start");
    if (!gather())
        return fail("not every viewer was served");
    // A GOP and more, so that caches have the size that they keep.
    const qint64 settled = m_clock.elapsed() + 5000;
    (void)waitFor([&] { return m_clock.elapsed() > settled; }, 10'000);
    return measure();
}

int Bench::measure()
{
    const qint64 pid = m_relay.processId();
    const qint64 memoryBefore = bench::residentBytes(pid);
    const auto cpuBefore = bench::cpuTime(pid);
    const auto readers = std::span(m_viewers).subspan(size_t(m_plan.stalled));
    const auto sum = [&readers](auto count) {
        quint64 total = 0;
        for (const auto &viewer : readers)
            total += count(*viewer);
        return total;
    };
    const auto messages = [](const bench::RawViewer &viewer) { return viewer.messages(); };
    const quint64 messagesBefore = sum(messages);
    for (int i = 0; i < m_plan.stalled; ++i)
        m_viewers[size_t(i)]->stall();

    qint64 peak = memoryBefore;
    const qint64 end = m_clock.elapsed() + m_plan.seconds * 1000LL;
    (void)waitFor(
        [&] {
            peak = std::max(peak, bench::residentBytes(pid));
            return m_clock.elapsed() > end;
        },
        m_plan.seconds * 1000 + 10'000);
    const auto cpu = bench::cpuTime(pid) - cpuBefore;
    const quint64 delivered = sum(messages) - messagesBefore;
    m_ticker.stop();
    // What is on its way arrives: every reader has the newest frame.
    const auto lost = [](const bench::RawViewer &viewer) { return viewer.lostBlocks(); };
    const quint64 lostBlocks = sum(lost);
    const quint64 gone = sum([](const bench::RawViewer &viewer) { return viewer.isConnected() ? 0U : 1U; });

    const double perMessage = delivered ? double(cpu.count()) / double(delivered) / 1000 : 0;
    const int messageBytes = int(m_plan.megabits * 1e6 / 8 / bench::SyntheticStream::framesPerSecond);
    const double bare = double(bench::bareSendTime(int(readers.size()), messageBytes).count()) / 1000;
    constexpr double mebibyte = 1024.0 * 1024;
    std::printf("viewers %d, of them stalled %d, %.1f Mbit/s, %d s\n", m_plan.viewers, m_plan.stalled,
                m_plan.megabits, m_plan.seconds);
    std::printf("relay memory      %.1f MiB before, %.1f MiB at most: +%.1f MiB\n",
                double(memoryBefore) / mebibyte, double(peak) / mebibyte,
                double(peak - memoryBefore) / mebibyte);
    std::printf("readers           %zu, messages %llu, blocks lost %llu, disconnected %llu\n", readers.size(),
                static_cast<unsigned long long>(delivered), static_cast<unsigned long long>(lostBlocks),
                static_cast<unsigned long long>(gone));
    std::printf(
        "relay CPU         %.1f us per delivered message; bare send() of the same size %.1f us: x %.2f\n",
        perMessage, bare, bare > 0 ? perMessage / bare : 0);
    return lostBlocks == 0 && gone == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const Plan defaults;
    parser.addHelpOption();
    parser.addOptions(
        {{u"viewers"_s, u"Viewers in all."_s, u"N"_s, QString::number(defaults.viewers)},
         {u"stalled"_s, u"Viewers that stop reading."_s, u"N"_s, QString::number(defaults.stalled)},
         {u"seconds"_s, u"How long they do."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"viewers"_s).toInt(), parser.value(u"stalled"_s).toInt(),
                    parser.value(u"seconds"_s).toInt(), parser.value(u"megabits"_s).toDouble()};
    if (plan.viewers <= 0 || plan.stalled < 0 || plan.stalled >= plan.viewers || plan.seconds <= 0 ||
        plan.megabits <= 0)
        return fail("the numbers make no sense: at least one viewer reads, for at least a second");
    return Bench(plan).run();
}
