// How fast a recording becomes the chunks that viewers get, on one core: in pieces of 16 KB through ingest
// and feed.
#include "goal_table.h"
#include "recording.h"
#include "stream/feed.h"
#include "stream/ingest.h"
#include "stream/subscriber.h"
#include "stream/webm_packager.h"
#include "webm/demuxer.h"
#include "webm/payload.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <map>
#include <string>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lancast;

namespace {

constexpr double leastGigabytes = 1;
constexpr int repetitions = 3;
/// Of the payload bytes have to leave, or something else was measured: the newest frames may still wait.
constexpr double leastShare = 0.9;

/// Counts, so that nothing is left out as unused.
class CountingViewer final : public stream::Subscriber
{
public:
    void begin(const stream::Burst &burst) override { m_bytes += burst.size(); }
    void deliver(const stream::Chunk &chunk) override { m_bytes += chunk.size(); }
    void setStreamState(stream::StreamState /*state*/) override {}
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    qsizetype m_bytes = 0;
};

void finish(benchmark::State &state, const bench::Recording &recording, qsizetype out)
{
    if (double(out) < leastShare * double(recording.payloadBytes) * double(state.iterations()))
        state.SkipWithError("not all frames came out");
    state.SetBytesProcessed(int64_t(state.iterations()) * recording.bytes);
}

/// As a publisher's pieces come: each when the recorder has made it, by a clock that is only counted.
void piecesToChunks(benchmark::State &state, const bench::Recording &recording)
{
    const auto step = recording.length / std::ssize(recording.pieces);
    qsizetype out = 0;
    for ([[maybe_unused]] auto iteration : state) {
        stream::Feed feed;
        CountingViewer viewer;
        feed.join(viewer);
        stream::Ingest ingest(feed);
        ingest.startRun(1, std::nullopt);
        stream::Ingest::Time now = 1s;
        for (const QByteArray &piece : recording.pieces) {
            if (const QString refusal = ingest.publish(1, piece, now); !refusal.isEmpty())
                state.SkipWithError(qPrintable(refusal));
            ingest.tick(now);
            now += step;
        }
        feed.leave(viewer);
        out += viewer.bytes();
    }
    finish(state, recording, out);
}

void piecesToFrames(benchmark::State &state, const bench::Recording &recording)
{
    qsizetype out = 0;
    std::vector<webm::Frame> frames;
    for ([[maybe_unused]] auto iteration : state) {
        webm::Demuxer demuxer;
        for (const QByteArray &piece : recording.pieces) {
            (void)demuxer.feed(piece, frames);
            for (const webm::Frame &frame : frames)
                out += frame.payload.size();
            frames.clear();
        }
    }
    finish(state, recording, out);
}

/// As the demuxer gives them: nobody else uses their payloads.
std::vector<webm::Frame> ownFrames(const bench::Recording &recording)
{
    std::vector<webm::Frame> frames = recording.frames;
    for (webm::Frame &frame : frames)
        frame.payload = QByteArray::fromRawData(frame.payload.constData(), frame.payload.size());
    webm::keepPayloads(frames, {});
    return frames;
}

void framesToChunks(benchmark::State &state, const bench::Recording &recording)
{
    qsizetype out = 0;
    std::vector<webm::MuxedChunk> chunks; // freeing them can give pages back to the system: not timed
    chunks.reserve(recording.frames.size());
    for ([[maybe_unused]] auto iteration : state) {
        state.PauseTiming();
        chunks.clear();
        std::vector<webm::Frame> frames = ownFrames(recording);
        state.ResumeTiming();
        stream::WebmPackager packager;
        out += packager.start(recording.tracks).initSegment.size();
        for (webm::Frame &frame : frames) {
            std::vector<webm::Frame> next;
            next.push_back(std::move(frame));
            for (webm::MuxedChunk &chunk : packager.package(std::move(next))) {
                out += chunk.size();
                chunks.push_back(std::move(chunk));
            }
        }
    }
    finish(state, recording, out);
}

/// Keeps each benchmark's median instead of printing it.
class MedianKeeper final : public benchmark::BenchmarkReporter
{
public:
    bool ReportContext(const Context & /*context*/) override { return true; }
    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            if (run.error_occurred)
                m_error = QString::fromStdString(run.error_message);
            else if (run.aggregate_name == "median")
                m_gigabytes[run.run_name.function_name] = run.counters.at("bytes_per_second") / 1e9;
        }
    }

    [[nodiscard]] double gigabytes(const std::string &name) const { return m_gigabytes.at(name); }
    [[nodiscard]] QString error() const { return m_error; }

private:
    std::map<std::string, double> m_gigabytes; ///< a second of CPU time
    QString m_error;
};

int run(const bench::Recording &recording, int seconds, const QString &jsonFile)
{
    const std::map<std::string, void (*)(benchmark::State &, const bench::Recording &)> parts{
        {"chunks", piecesToChunks}, {"demuxer", piecesToFrames}, {"packager", framesToChunks}};
    for (const auto &[name, part] : parts)
        benchmark::RegisterBenchmark(name.c_str(), part, recording)
            ->MinTime(seconds)
            ->Repetitions(repetitions);
    MedianKeeper medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    if (!medians.error().isEmpty())
        return bench::fail(medians.error());
    bench::GoalTable table;
    const auto inGigabytes = [&](const char *name) {
        return u"%1 GB/s"_s.arg(medians.gigabytes(name), 0, 'f', 2);
    };
    table.note(u"recording"_s, u"%1 MB, %2 s, %3 frames"_s.arg(double(recording.bytes) / 1e6, 0, 'f', 1)
                                   .arg(std::chrono::duration<double>(recording.length).count(), 0, 'f', 1)
                                   .arg(recording.frames.size()));
    table.atLeast(u"pieces to chunks, of one core"_s, medians.gigabytes("chunks"), leastGigabytes, u"GB/s"_s);
    table.note(u"demuxer alone: pieces to frames"_s, inGigabytes("demuxer"));
    table.note(u"WebM packager alone: frames to chunks"_s, inGigabytes("packager"));
    const bool isMet = table.print();
    const QJsonObject report{{u"recordingBytes"_s, recording.bytes},
                             {u"chunksGigabytesPerSecond"_s, medians.gigabytes("chunks")},
                             {u"demuxerGigabytesPerSecond"_s, medians.gigabytes("demuxer")},
                             {u"packagerGigabytesPerSecond"_s, medians.gigabytes("packager")},
                             {u"rows"_s, table.toJson()}};
    if (!jsonFile.isEmpty() && !bench::writeJson(jsonFile, report))
        return bench::fail(u"%1 cannot be written"_s.arg(jsonFile));
    return isMet ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"seconds"_s, u"How long each of three parts takes, three times each."_s, u"N"_s, u"2"_s},
         {u"file"_s, u"A WebM recording instead of one that ffmpeg makes."_s, u"FILE"_s},
         {u"json"_s, u"Writes all figures to this file."_s, u"FILE"_s}});
    parser.process(application);
    const int seconds = parser.value(u"seconds"_s).toInt();
    if (seconds <= 0)
        return bench::fail(u"the numbers make no sense: at least a second"_s);
    const QString file = parser.value(u"file"_s);
    const bench::Recording recording = file.isEmpty() ? bench::makeRecording() : bench::readRecording(file);
    if (!recording.error.isEmpty())
        return bench::fail(recording.error);
    return run(recording, seconds, parser.value(u"json"_s));
}
