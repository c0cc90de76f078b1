// Blocks made from the input, muxed, demuxed again: what comes out is what the muxer promises.
#include "webm/chunk_muxer.h"
#include "webm/demuxer.h"
#include "webm/frame_kind.h"
#include "webm/tracks_reader.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>
#include <array>

using namespace lancast::fuzz;
using namespace lancast::webm;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

QByteArray codecId(FuzzInput &input)
{
    constexpr std::array<const char *, 8> known = {"V_VP8",  "V_VP9",    "V_AV1",         "V_MPEG4/ISO/AVC",
                                                   "A_OPUS", "A_VORBIS", "A_PCM/INT/LIT", "A"};
    const auto index = input.number<size_t>(0, known.size());
    if (index < known.size())
        return known[index];
    QByteArray id = input.text(40);
    return id.replace('\0', 'x').isEmpty() ? QByteArray("V") : id; // EBML strings end at a zero byte
}

Track track(FuzzInput &input, quint64 number, TrackType type)
{
    constexpr int maxInt = std::numeric_limits<int>::max();
    Track track;
    track.number = number;
    track.type = type;
    track.codecId = codecId(input);
    track.codecPrivate = input.text(200);
    track.codecDelay = input.duration(0ns, nanoseconds(maxDuration));
    track.seekPreRoll = input.duration(0ns, nanoseconds(maxDuration));
    if (track.type == TrackType::Video) {
        track.pixelWidth = input.number(1, maxInt);
        track.pixelHeight = input.number(1, maxInt);
    } else {
        track.samplingFrequency = input.number(1, maxInt) / 7.0;
        track.channels = input.number(1, maxChannels);
        track.bitDepth = input.number(0, 64);
    }
    return track;
}

Frame block(FuzzInput &input, const Tracks &tracks)
{
    Frame block;
    const auto index = input.number<size_t>(0, tracks.size()); // one beyond: a track that is not muxed
    block.trackNumber = index < tracks.size() ? tracks[index].number : 999;
    block.type = index < tracks.size() ? tracks[index].type : TrackType::Video;
    const bool isFar = input.number(0, 9) == 0;
    block.time =
        isFar ? input.duration<nanoseconds>(-1h, 24h * 365 * 9) : input.duration<nanoseconds>(-1s, 60s);
    block.discardPadding =
        input.flag() ? input.duration(nanoseconds(-maxDuration), nanoseconds(maxDuration)) : 0ns;
    block.isKeyframe = block.type == TrackType::Audio || input.flag();
    block.payload = input.text(300);
    return block;
}

/// Of VP8, VP9 and AV1 browsers take nothing that goes back in time; other video keeps the order of decoding.
bool mayGoBack(const Track &track)
{
    constexpr std::array<const char *, 3> inOrder = {"V_VP8", "V_VP9", "V_AV1"};
    return track.type == TrackType::Video &&
           std::ranges::none_of(inOrder, [&](const char *codec) { return track.codecId == codec; });
}

/// What the muxer's header promises, without its code: rounded times that never go back, nothing before the
/// first sync point, padding with sound only.
std::vector<Frame> promised(const Tracks &tracks, const std::vector<Frame> &blocks)
{
    const bool hasVideo = std::ranges::count(tracks, TrackType::Video, &Track::type) > 0;
    std::vector<Frame> expected;
    const bool goesBack = std::ranges::any_of(tracks, mayGoBack);
    bool isBegun = false;
    milliseconds last{0};
    for (Frame block : blocks) {
        const auto track = std::ranges::find(tracks, block.trackNumber, &Track::number);
        isBegun |=
            track != tracks.end() && (!hasVideo || (block.type == TrackType::Video && block.isKeyframe));
        if (track == tracks.end() || !isBegun)
            continue;
        last = std::max(goesBack ? 0ms : last, std::chrono::round<milliseconds>(block.time));
        block.time = last;
        if (block.type == TrackType::Video)
            block.isKeyframe = isKeyframe(track->codecId, block.payload).value_or(block.isKeyframe);
        block.trackNumber = quint64(track - tracks.begin()) + 1;
        if (block.type == TrackType::Video)
            block.discardPadding = 0ns;
        if (!block.payload.isEmpty()) // no decoder takes it, so the demuxer does not give it
            expected.push_back(block);
    }
    return expected;
}

Tracks renumbered(Tracks tracks)
{
    for (size_t i = 0; i < tracks.size(); ++i)
        tracks[i].number = i + 1;
    return tracks;
}

void checkMimeType(const QByteArray &mime)
{
    require(mime.startsWith("video/webm; codecs=\"") || mime.startsWith("audio/webm; codecs=\""),
            "the media type begins as browsers expect it");
    require(mime.endsWith('"') && mime.count('"') == 2, "nothing breaks the media type's quotes");
    require(std::ranges::all_of(mime, [](char c) { return c >= ' ' && c < 0x7F; }),
            "the media type is plain text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    // As the relay has them: the demuxer gives one of each kind.
    const TrackType first = input.flag() ? TrackType::Video : TrackType::Audio;
    Tracks tracks{track(input, 3, first)};
    if (input.flag())
        tracks.push_back(track(input, 10, first == TrackType::Video ? TrackType::Audio : TrackType::Video));
    InitSegmentOptions options;
    options.hasDateUtc = input.flag();
    checkMimeType(mimeType(tracks));

    Demuxer demuxer;
    std::vector<Frame> blocks;
    std::vector<Frame> read;
    require(demuxer.feed(writeInitSegment(tracks, options), read) == DemuxError::None,
            "an init segment can be read");
    require(demuxer.tracks() == renumbered(tracks), "the tracks come back as they were");

    ChunkMuxer muxer(tracks);
    while (!input.isAtEnd()) {
        std::vector<Frame> some;
        for (int left = input.number(1, 8); left > 0; --left)
            some.push_back(block(input, tracks));
        blocks.insert(blocks.end(), some.begin(), some.end());
        for (const MuxedChunk &chunk : muxer.mux(some)) {
            const size_t before = read.size();
            require(demuxer.feed(chunk.header + chunk.body, read) == DemuxError::None,
                    "every chunk can be read");
            require(demuxer.bufferedBytes() == 0, "a chunk ends with a block");
            require(chunk.time <= chunk.endTime, "a chunk does not end before it starts");
            require(std::all_of(read.begin() + qsizetype(before), read.end(),
                                [&](const Frame &block) { return block.time <= chunk.endTime; }),
                    "a chunk tells when its blocks are");
        }
    }
    require(read == promised(tracks, blocks), "the blocks come back as the muxer promises");
    return 0;
}
