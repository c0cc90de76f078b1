#include "webm/chunk_muxer.h"

#include "webm/ebml_writer.h"
#include "webm/element_ids.h"

#include <algorithm>

namespace lancast::webm {

namespace {

constexpr quint64 nanosecondsPerTick = 1'000'000;
// 0 is the start of 2001 (RFC 8794 section 7.6). Players only look at whether a date is there at all; a true
// one would need a clock and would make two writings of one stream differ.
constexpr qint64 placeholderDate = 0;

// WebM allows only these; anything else makes the same layout a Matroska document.
bool isWebmCodec(const Track &track)
{
    constexpr const char *codecs[] = {"V_VP8", "V_VP9", "V_AV1", "A_OPUS", "A_VORBIS"};
    return std::ranges::any_of(codecs, [&](const char *codec) { return track.codecId == codec; });
}

QByteArray ebmlHeader(std::span<const Track> tracks)
{
    QByteArray content;
    writeUnsigned(content, id::EbmlVersion, 1);
    writeUnsigned(content, id::EbmlReadVersion, 1);
    writeUnsigned(content, id::EbmlMaxIdLength, 4);
    writeUnsigned(content, id::EbmlMaxSizeLength, 8);
    writeBinary(content, id::DocType, std::ranges::all_of(tracks, isWebmCodec) ? "webm" : "matroska");
    writeUnsigned(content, id::DocTypeVersion, 4);     // CodecDelay, SeekPreRoll, DiscardPadding
    writeUnsigned(content, id::DocTypeReadVersion, 2); // SimpleBlock
    return content;
}

QByteArray info(const InitSegmentOptions &options)
{
    QByteArray content;
    writeUnsigned(content, id::TimestampScale, nanosecondsPerTick);
    if (options.hasDateUtc)
        writeSigned(content, id::DateUtc, placeholderDate);
    writeBinary(content, id::MuxingApp, "LanCast");
    writeBinary(content, id::WritingApp, "LanCast");
    return content;
}

QByteArray video(const Track &track, const InitSegmentOptions &options)
{
    QByteArray content;
    writeUnsigned(content, id::PixelWidth, static_cast<quint64>(track.pixelWidth));
    writeUnsigned(content, id::PixelHeight, static_cast<quint64>(track.pixelHeight));
    if (options.frameRate > 0)
        writeFloat(content, id::FrameRate, options.frameRate);
    return content + track.presentation;
}

QByteArray audio(const Track &track)
{
    QByteArray content;
    writeFloat(content, id::SamplingFrequency, track.samplingFrequency);
    writeUnsigned(content, id::Channels, static_cast<quint64>(track.channels));
    if (track.bitDepth > 0)
        writeUnsigned(content, id::BitDepth, static_cast<quint64>(track.bitDepth));
    return content + track.presentation;
}

void writeDuration(QByteArray &out, quint32 id, std::chrono::nanoseconds duration)
{
    if (duration.count() > 0)
        writeUnsigned(out, id, static_cast<quint64>(duration.count()));
}

QByteArray trackEntry(const Track &track, quint64 number, const InitSegmentOptions &options)
{
    const bool isVideo = track.type == TrackType::Video;
    QByteArray content;
    writeUnsigned(content, id::TrackNumber, number);
    writeUnsigned(content, id::TrackUid, number);
    writeUnsigned(content, id::TrackType, isVideo ? 1 : 2);
    writeUnsigned(content, id::FlagLacing, 0);
    writeBinary(content, id::CodecId, track.codecId);
    if (!track.codecPrivate.isEmpty())
        writeBinary(content, id::CodecPrivate, track.codecPrivate);
    writeDuration(content, id::CodecDelay, track.codecDelay);
    writeDuration(content, id::SeekPreRoll, track.seekPreRoll);
    writeBinary(content, isVideo ? id::Video : id::Audio, isVideo ? video(track, options) : audio(track));
    return content;
}

} // namespace

QByteArray writeInitSegment(std::span<const Track> tracks, const InitSegmentOptions &options)
{
    QByteArray entries;
    quint64 number = 0;
    for (const Track &track : tracks)
        writeBinary(entries, id::TrackEntry, trackEntry(track, ++number, options));

    QByteArray out;
    writeBinary(out, id::Ebml, ebmlHeader(tracks));
    writeUnknownSizeHeader(out, id::Segment);
    writeBinary(out, id::Info, info(options));
    writeBinary(out, id::Tracks, entries);
    return out;
}

} // namespace lancast::webm
