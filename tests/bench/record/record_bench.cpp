// A long recording over many restarts and changes of the source, held against the clips that it was made of;
// and what recording costs a relay.
#include "restarting_publisher.h"
#include "shifts.h"

#include "goal_table.h"
#include "process_watch.h"
#include "wait.h"

#include "output/recording/recording_file.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr auto overlap = 300ms; // as long as the publisher's page lets two recorders run side by side
constexpr double mostDriftMs = 40;
constexpr double mostDurationErrorMs = 50;
constexpr double mostCpuPercent = 3;

struct Plan
{
    int seconds = 600;
    int restarts = 30;
    int switches = 3;
    int cpuSeconds = 60;
    double megabits = 2.5;
};

/// A picture with grain of that size and a rising tone, as long as one recording. Empty if ffmpeg fails.
QString makeClip(const QString &path, const QString &size, std::chrono::milliseconds length, double megabits)
{
    const QString rate = QString::number(qRound(megabits * 1000)) + u'k';
    QProcess ffmpeg;
    ffmpeg.start(u"ffmpeg"_s, {u"-v"_s,
                               u"error"_s,
                               u"-y"_s,
                               u"-f"_s,
                               u"lavfi"_s,
                               u"-i"_s,
                               u"testsrc2=size=%1:rate=30,noise=alls=30:allf=t"_s.arg(size),
                               u"-f"_s,
                               u"lavfi"_s,
                               u"-i"_s,
                               u"aevalsrc=0.3*sin(2*PI*(300+20*t)*t):s=48000"_s,
                               u"-t"_s,
                               QString::number(double(length.count()) / 1000),
                               u"-c:v"_s,
                               u"libvpx"_s,
                               u"-deadline"_s,
                               u"realtime"_s,
                               u"-cpu-used"_s,
                               u"8"_s,
                               u"-g"_s,
                               u"100"_s,
                               u"-b:v"_s,
                               rate,
                               u"-maxrate"_s,
                               rate,
                               u"-bufsize"_s,
                               rate,
                               u"-c:a"_s,
                               u"libopus"_s,
                               u"-b:a"_s,
                               u"64k"_s,
                               path});
    return ffmpeg.waitForFinished(300'000) && ffmpeg.exitCode() == 0 ? path : QString();
}

/// Records the whole plan and judges the file.
QString judgeLongRecording(const Plan &plan, const QString &folder, bench::GoalTable &table)
{
    const auto length = std::chrono::milliseconds(1000 * plan.seconds / (plan.restarts + 1));
    std::vector<bench::TimedClip> sources;
    for (const QString &size : {u"640x360"_s, u"854x480"_s, u"320x240"_s, u"640x480"_s}) {
        QFile file(makeClip(folder + u"/clip.webm"_s, size, length + overlap, plan.megabits));
        if (!file.open(QIODevice::ReadOnly))
            return u"ffmpeg makes no clip"_s;
        sources.emplace_back(file.readAll());
    }
    std::vector<const bench::TimedClip *> clips;
    for (int i = 0; i <= plan.restarts; ++i)
        clips.push_back(&sources[size_t(i * (plan.switches + 1) / (plan.restarts + 1)) % sources.size()]);

    test::LiveStream stream;
    const net::RelayClock relayClock;
    record::RecordingFile file(stream.feed(), relayClock);
    const QString recordings = folder + u"/recordings"_s;
    file.start(recordings, {});
    QElapsedTimer clock;
    clock.start();
    const QString answer = bench::publishAll(stream, clips, length, [&file] {
        QCoreApplication::processEvents();
        if (file.unwrittenBytes() > 1'000'000)
            (void)bench::waitFor([&file] { return file.unwrittenBytes() == 0; }, 10s);
    });
    stream.end();
    file.stop();
    if (!answer.isEmpty() || !bench::waitFor([&file] { return !file.isBusy(); }, 30s))
        return u"the stream was not recorded: "_s + answer;

    table.note(
        u"recorded"_s,
        u"%1 s of %2 Mbit/s in %3 s"_s.arg(plan.seconds).arg(plan.megabits).arg(clock.elapsed() / 1000));
    table.note(u"restarts, of them source switches"_s, u"%1, %2"_s.arg(plan.restarts).arg(plan.switches));
    table.exactly(u"files"_s, quint64(QDir(recordings).entryList(QDir::Files).size()), 1);
    const bench::FileReading read = bench::readFile(file.status().path);
    if (!read.complaint.isEmpty())
        std::fprintf(stderr, "ffprobe: %s\n", qPrintable(read.complaint));
    table.exactly(u"complaints of ffprobe"_s,
                  quint64(read.complaint.count(u'\n') + !read.complaint.isEmpty()), 0);
    table.exactly(u"times that go back"_s, bench::backwardSteps(read), 0);
    const auto first = bench::shiftsOf(read, clips.front()->blocks(), 0s, length);
    const auto last =
        bench::shiftsOf(read, clips.back()->blocks(), length * plan.restarts, length * (plan.restarts + 1));
    if (std::min({first.picture.size(), first.sound.size(), last.picture.size(), last.sound.size()}) < 100)
        return u"the file does not hold what was recorded"_s;
    table.note(u"sound behind the picture, first clip"_s, u"%1 ms"_s.arg(first.soundBehindPicture()));
    table.note(u"sound behind the picture, last clip"_s, u"%1 ms"_s.arg(last.soundBehindPicture()));
    table.atMost(u"drift between sound and picture"_s,
                 std::abs(last.soundBehindPicture() - first.soundBehindPicture()), mostDriftMs, u"ms"_s);
    auto end = 0ms;
    for (const bench::FilePacket &packet : read.packets)
        end = std::max(end, packet.time + packet.duration);
    table.atMost(u"error of the told duration"_s, std::abs(double((read.duration - end).count())),
                 mostDurationErrorMs, u"ms"_s);
    return {};
}

/// Of one core, in percent, that a relay takes for replaying \a clip with \a more options; negative if it
/// does not start.
double cpuShare(const QString &clip, const QStringList &more, int seconds)
{
    QProcess server;
    server.start(QStringLiteral(LANCAST_SERVER),
                 QStringList{u"--port"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s, u"--replay"_s, clip} + more);
    if (!server.waitForStarted())
        return -1;
    bench::pass(3s); // until it is past its start
    bench::ProcessWatch watch(server.processId());
    watch.pass(std::chrono::seconds(seconds));
    const double share = watch.cpuPercent();
    server.terminate();
    return server.waitForFinished(10'000) && server.exitCode() == 0 ? share : -1;
}

QString judgeCost(const Plan &plan, const QString &folder, bench::GoalTable &table)
{
    const QString clip = makeClip(folder + u"/clip.webm"_s, u"640x360"_s, 20s, plan.megabits);
    const double without = cpuShare(clip, {}, plan.cpuSeconds);
    const double with = cpuShare(clip, {u"--record"_s, folder + u"/cost"_s}, plan.cpuSeconds);
    if (clip.isEmpty() || without < 0 || with < 0)
        return u"the relay does not run"_s;
    table.note(u"relay without recording"_s, u"%1 % of a core"_s.arg(without, 0, 'f', 2));
    table.note(u"relay that records"_s, u"%1 % of a core"_s.arg(with, 0, 'f', 2));
    table.atMost(u"cost of recording"_s, with - without, mostCpuPercent, u"% of a core"_s);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const Plan defaults;
    parser.addHelpOption();
    parser.addOptions(
        {{u"seconds"_s, u"Length of the recording."_s, u"N"_s, QString::number(defaults.seconds)},
         {u"restarts"_s, u"Restarts of the recorder within it."_s, u"N"_s,
          QString::number(defaults.restarts)},
         {u"switches"_s, u"Of them changes of the source, up to 3."_s, u"N"_s,
          QString::number(defaults.switches)},
         {u"cpu-seconds"_s, u"How long the relay's CPU time is measured, with and without; 0: not."_s, u"N"_s,
          QString::number(defaults.cpuSeconds)},
         {u"megabits"_s, u"Bitrate, Mbit/s."_s, u"N"_s, QString::number(defaults.megabits)}});
    parser.process(application);
    const Plan plan{parser.value(u"seconds"_s).toInt(), parser.value(u"restarts"_s).toInt(),
                    parser.value(u"switches"_s).toInt(), parser.value(u"cpu-seconds"_s).toInt(),
                    parser.value(u"megabits"_s).toDouble()};
    if (plan.restarts < 1 || plan.switches < 0 || plan.switches > 3 || plan.megabits <= 0 ||
        plan.cpuSeconds < 0 || plan.seconds < 5 * (plan.restarts + 1))
        return bench::fail(u"the numbers make no sense: each recording lasts five seconds at least"_s);
    QTemporaryDir folder;
    bench::GoalTable table;
    QString error = judgeLongRecording(plan, folder.path(), table);
    if (error.isEmpty() && plan.cpuSeconds > 0)
        error = judgeCost(plan, folder.path(), table);
    if (!error.isEmpty())
        return bench::fail(error);
    return table.print() ? 0 : 1;
}
