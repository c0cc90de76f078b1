// The stream that leaves is whole, whatever comes in: the property, tried with recordings of every disorder.
#include "source/block_pacer.h"
#include "source/document_reader.h"
#include "source/silence_fill.h"
#include "tests/support/live_stream.h"
#include "webm/opus_packet.h"

#include "tests/support/disordered_recording.h"
#include "tests/support/stream_sinks.h"
#include "tests/support/track_report.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lancast;
using namespace lancast::stream;
using namespace lancast::test;
using namespace std::chrono_literals;

using Time = LiveStream::Time;

namespace {

constexpr Time start = 100s;
constexpr Time joinDeadline = 2s;

/// Joins after a while, and says what there was in time.
struct Joiner : KeepingSink
{
    Time joinsAt{0};
    bool hasJoined = false;
    bool isJudged = false;

    [[nodiscard]] QByteArray fault() const
    {
        const auto blocks = blocksOf(blobs.empty() ? QByteArray() : blobs.front().bytes);
        if (blocks.empty())
            return "there is nothing";
        if (isAudio(blocks.front()) || !blocks.front().isKeyframe)
            return "it does not begin with a keyframe";
        if (std::ranges::none_of(blocks, isAudio))
            return "there is no audio";
        return std::ranges::is_sorted(blocks, {}, &webm::Frame::time) ? "" : "its time goes back";
    }
};

/// Relays a recording as time passes.
class Relay final
{
public:
    explicit Relay(const Disorder &disorder)
        : m_recording(makeRecording(disorder))
        , m_joiners(4)
    {
        m_stream.join(m_sink);
        QRandomGenerator random(disorder.seed);
        for (Joiner &joiner : m_joiners)
            joiner.joinsAt = random.bounded(3'000, int(disorder.length / 1ms) - 2'500) * 1ms;
    }

    void run(Way way)
    {
        if (way == Way::Page)
            m_stream.startRun(1, start);
        for (; !isAtEnd() && m_now < 60s; m_now += 5ms) {
            if (way == Way::Page)
                publishPieces();
            else
                publishFrames(way);
            if (m_now % 25ms == 0ms)
                m_stream.tick(start + m_now);
            serveJoiners();
        }
        m_stream.end();
    }

    [[nodiscard]] const DisorderedRecording &recording() const { return m_recording; }
    [[nodiscard]] const KeepingSink &sink() const { return m_sink; }
    [[nodiscard]] QByteArray fault() const { return m_fault; }

private:
    [[nodiscard]] bool isAtEnd() const
    {
        return m_part == m_recording.parts.size() && m_sent == m_recording.bytes.size() && !m_pacer.nextDue();
    }

    /// What has been taken by now, in one piece.
    void publishPieces()
    {
        const qsizetype sent = m_sent;
        for (; m_part < m_recording.parts.size() && m_recording.parts[m_part].due <= m_now; ++m_part)
            m_sent = m_recording.parts[m_part].end;
        const QByteArrayView piece = QByteArrayView(m_recording.bytes).sliced(sent, m_sent - sent);
        const QString refusal = m_stream.publish(1, piece, start + m_now);
        if (!refusal.isEmpty())
            m_fault = refusal.toUtf8();
    }

    /// As SourcePublisher does.
    void publishFrames(Way way)
    {
        constexpr qsizetype mostBytes = 64 * 1024;
        while (m_part < m_recording.parts.size() && m_pacer.wantsMore()) {
            const qsizetype sent = m_sent;
            for (; m_part < m_recording.parts.size() && m_sent < sent + mostBytes &&
                   (way == Way::File || m_recording.parts[m_part].due <= m_now);
                 ++m_part)
                m_sent = m_recording.parts[m_part].end;
            if (m_sent == sent)
                break;
            std::vector<source::SourceBlock> blocks;
            m_reader.feed(QByteArrayView(m_recording.bytes).sliced(sent, m_sent - sent), blocks);
            if (way == Way::File)
                blocks = m_silence.filled(std::move(blocks));
            for (source::SourceBlock &block : blocks)
                m_pacer.add(std::move(block), start + m_now);
        }
        for (source::SourceBlock &due : m_pacer.take(start + m_now)) {
            if (!m_begin) {
                m_begin = *m_pacer.start() + due.block.time;
                m_stream.startRun(1, m_begin);
                m_stream.setTracks(1, due.document->tracks);
            }
            due.block.time += *m_pacer.start() - *m_begin;
            const QString refusal = m_stream.publishFrames(1, {due.block}, start + m_now);
            if (!refusal.isEmpty())
                m_fault = refusal.toUtf8();
        }
    }

    void serveJoiners()
    {
        for (Joiner &joiner : m_joiners) {
            if (!joiner.hasJoined && m_now >= joiner.joinsAt) {
                joiner.hasJoined = true;
                m_stream.join(joiner);
            }
            if (joiner.isJudged || m_now < joiner.joinsAt + joinDeadline)
                continue;
            joiner.isJudged = true;
            if (const QByteArray fault = joiner.fault(); !fault.isEmpty())
                m_fault = "for one who joins at " + inMs(joiner.joinsAt) + ": " + fault;
        }
    }

    LiveStream m_stream;
    KeepingSink m_sink;
    DisorderedRecording m_recording;
    std::vector<Joiner> m_joiners;
    source::DocumentReader m_reader;
    source::SilenceFill m_silence;
    source::BlockPacer m_pacer;
    std::optional<Time> m_begin;
    Time m_now{0};
    size_t m_part = 0;
    qsizetype m_sent = 0;
    QByteArray m_fault;
};

QByteArray faultOfAudio(const std::vector<webm::Frame> &blocks)
{
    std::optional<Time> end;
    for (const webm::Frame &block : blocks) {
        if (!isAudio(block))
            continue;
        if (end && std::chrono::abs(block.time - *end) > TrackReport::tolerance)
            return "a hole or an overlap of " + inMs(block.time - *end) + " at " + inMs(block.time);
        end = block.time + webm::opusPacketDuration(block.payload);
    }
    return end ? QByteArray() : "there is none";
}

/// The times of a track rise: muxers complain of two frames at one time.
QByteArray faultOfTimes(const std::vector<webm::Frame> &blocks)
{
    for (const webm::TrackType type : {webm::TrackType::Video, webm::TrackType::Audio}) {
        std::optional<Time> last;
        for (const webm::Frame &block : blocks) {
            if (block.type != type)
                continue;
            if (last && block.time <= *last)
                return "two frames of a track have the same time, " + inMs(block.time);
            last = block.time;
        }
    }
    return {};
}

/// What is wrong with a relayed stream; empty if nothing.
QByteArray faultOfRelayed(const Relay &relay, const Disorder &disorder, Way way)
{
    if (!relay.fault().isEmpty())
        return relay.fault();
    const QByteArray stream = relay.sink().bytes();
    const auto blocks = blocksOf(stream);
    for (const QByteArray &fault : {faultOf(stream), faultOfTimes(blocks), faultOfAudio(blocks)}) {
        if (!fault.isEmpty())
            return fault;
    }
    TrackReport video(disorder, way);
    video.compare(relay.recording().frames, blocks, webm::TrackType::Video, 0ms);
    TrackReport audio(disorder, way);
    audio.compare(relay.recording().frames, blocks, webm::TrackType::Audio, video.begin());
    for (const auto &[name, report] : {std::pair("video: ", &video), std::pair("audio: ", &audio)}) {
        if (const QByteArray fault = report->fault(); !fault.isEmpty())
            return name + fault;
    }
    const Time apart = video.offset(disorder.jump.has_value()) - audio.offset(disorder.jump.has_value());
    // A pipe's delay is not the same at the last frame of both.
    const bool isApart = way != Way::Pipe && std::chrono::abs(apart) > 2 * TrackReport::tolerance;
    return isApart ? "audio and video are apart by " + inMs(apart) : QByteArray();
}

const char *nameOf(Way way)
{
    switch (way) {
    case Way::Page:
        return "a page";
    case Way::File:
        return "a file";
    case Way::Pipe:
        return "a pipe";
    }
    return "";
}

/// What ffmpeg has to say about \a files, decoding all of them.
QByteArray wordsOfFfmpeg(const QStringList &files)
{
    QStringList arguments{QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("warning")};
    QStringList maps;
    for (const QString &file : files) {
        maps << QStringLiteral("-map") << QString::number(maps.size() / 2);
        arguments << QStringLiteral("-threads") << QStringLiteral("1") << QStringLiteral("-i") << file;
    }
    arguments << maps << QStringLiteral("-enc_time_base") << QStringLiteral("1:1000") << QStringLiteral("-f")
              << QStringLiteral("null") << QStringLiteral("-");
    QProcess ffmpeg;
    ffmpeg.setProcessChannelMode(QProcess::MergedChannels);
    ffmpeg.start(QStringLiteral("ffmpeg"), arguments);
    if (!ffmpeg.waitForFinished(100'000))
        return "ffmpeg does not end";
    QByteArray words = ffmpeg.readAll();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto isMeant = [&](QByteArray what, qsizetype number) {
            return words.contains(what + QByteArray::number(number) + ':');
        };
        // An input by its number, or one of the two output streams made of it.
        if (isMeant("#", i) || isMeant("stream ", 2 * i) || isMeant("stream ", 2 * i + 1))
            words += "That is " + QFileInfo(files[i]).fileName().toUtf8() + ".\n";
    }
    return ffmpeg.exitCode() == 0 ? words : "ffmpeg failed: " + words;
}

} // namespace

class WholeStreamDisorderTest final : public QObject
{
    Q_OBJECT

private slots:
    void isWhole_data();
    void isWhole();
    void decodesWithoutAWord();

private:
    QTemporaryDir m_folder;
    QStringList m_files;
};

void WholeStreamDisorderTest::isWhole_data()
{
    constexpr quint32 seeds = 60;
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<Way>("way");
    bool isNumber = false;
    const quint32 wished = qEnvironmentVariable("LANCAST_SEEDS").toUInt(&isNumber); // to look for more
    const quint32 count = isNumber ? wished : seeds;
    const auto add = [](quint32 seed) {
        for (const Way way : {Way::Page, Way::File, Way::Pipe})
            QTest::addRow("seed %u, %s", seed, nameOf(way)) << seed << way;
    };
    for (quint32 seed = 1; seed <= count; ++seed)
        add(seed);
    // What few of them have together.
    for (const quint32 seed : {248, 372, 385, 613, 842, 922, 977, 2418, 2582, 3246, 3378, 4460}) {
        if (seed > count)
            add(seed);
    }
}

void WholeStreamDisorderTest::isWhole()
{
    QFETCH(const quint32, seed);
    QFETCH(const Way, way);
    const Disorder disorder(seed);
    // A page's recorder counts from its start, and its bytes come over a connection that loses none.
    if (way == Way::Page && (disorder.base != 0ms || disorder.zeroedBytes > 0))
        return;
    Relay relay(disorder);
    relay.run(way);
    const QByteArray fault = faultOfRelayed(relay, disorder, way);
    QVERIFY2(fault.isEmpty(), disorder.words() + ": " + fault);
    // One way of each recording is enough for decoders. That of VP9 complains of frames that refer to lost
    // ones.
    if ((int(way) + int(seed)) % 3 != 0 || (disorder.isVp9 && disorder.zeroedBytes > 0))
        return;
    QFile file(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(relay.sink().bytes()) > 0);
    m_files.append(file.fileName());
}

void WholeStreamDisorderTest::decodesWithoutAWord()
{
    constexpr qsizetype atOnce = 100;
    for (qsizetype first = 0; first < m_files.size(); first += atOnce) {
        const QByteArray words = wordsOfFfmpeg(m_files.mid(first, atOnce));
        QVERIFY2(words.isEmpty(), words);
    }
}

QTEST_APPLESS_MAIN(WholeStreamDisorderTest)
#include "whole_stream_disorder_test.moc"
