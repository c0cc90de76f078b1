#include "recording.h"

#include "webm/demuxer.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::bench {

namespace {

constexpr qsizetype pieceBytes = 16 * 1024;
constexpr int patienceMs = 120'000;

bool runFfmpeg(const QString &arguments)
{
    QProcess ffmpeg;
    ffmpeg.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    ffmpeg.start(u"ffmpeg"_s, u"-loglevel error -nostdin -y "_s.append(arguments).split(u' '));
    return ffmpeg.waitForFinished(patienceMs) && ffmpeg.exitStatus() == QProcess::NormalExit &&
           ffmpeg.exitCode() == 0;
}

} // namespace

Recording makeRecording()
{
    const QTemporaryDir folder;
    const QString part = folder.filePath(u"part.webm"_s);
    const QString whole = folder.filePath(u"whole.webm"_s);
    // Noise fills the bitrate; six seconds are encoded and repeated, as encoding takes longest.
    const QString encode = u"-f lavfi -i testsrc2=size=640x360:rate=30:duration=6,noise=alls=60:allf=t "
                           "-f lavfi -i sine=frequency=440:sample_rate=48000:duration=6 -c:v libvpx "
                           "-deadline realtime -cpu-used 8 "
                           "-b:v 8M -minrate 8M -maxrate 8M -g 100 -c:a libopus -f webm "_s;
    if (!runFfmpeg(encode + part) ||
        !runFfmpeg(u"-stream_loop 4 -i %1 -c copy -f webm -live 1 %2"_s.arg(part, whole)))
        return {u"ffmpeg made no recording"_s};
    return readRecording(whole);
}

Recording readRecording(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"%1 cannot be read"_s.arg(path)};
    Recording recording;
    webm::Demuxer demuxer;
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty(); piece = file.read(pieceBytes)) {
        if (const auto error = demuxer.feed(piece, recording.frames); error != webm::DemuxError::None)
            return {webm::describe(error)};
        recording.bytes += piece.size();
        recording.pieces.push_back(piece);
    }
    if (recording.frames.empty())
        return {u"%1 has no frames"_s.arg(path)};
    recording.tracks = demuxer.tracks();
    recording.length = std::ranges::max(recording.frames, {}, &webm::Frame::time).time;
    for (const webm::Frame &frame : recording.frames)
        recording.payloadBytes += frame.payload.size();
    return recording;
}

} // namespace lancast::bench
