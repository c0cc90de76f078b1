#include "webm/chunk_muxer.h"

#include <QByteArrayList>

#include <algorithm>
#include <functional>

namespace lancast::webm {

namespace {

QByteArray twoDigits(int value, int base = 10)
{
    return QByteArray::number(value, base).rightJustified(2, '0');
}

// CodecPrivate of VP9 in WebM: (feature id, length 1, value) three bytes at a time.
QByteArray vp9Codec(const QByteArray &codecPrivate)
{
    int features[5] = {0, -1, -1, -1, -1}; // index is the id: profile, level, bit depth, chroma subsampling
    for (qsizetype i = 0; i + 2 < codecPrivate.size(); i += 3) {
        const auto feature = static_cast<quint8>(codecPrivate[i]);
        if (feature >= 1 && feature <= 4 && codecPrivate[i + 1] == 1)
            features[feature] = static_cast<quint8>(codecPrivate[i + 2]);
    }
    if (features[1] < 0 || features[2] < 0 || features[3] < 0)
        return "vp9";
    return "vp09." + twoDigits(features[1]) + '.' + twoDigits(features[2]) + '.' + twoDigits(features[3]);
}

// CodecPrivate of AV1 is its configuration record ("av1C"): marker, then profile and level, then the depth.
QByteArray av1Codec(const QByteArray &codecPrivate)
{
    if (codecPrivate.size() < 4)
        return "av01.0.04M.08";
    const auto profileAndLevel = static_cast<quint8>(codecPrivate[1]);
    const auto tierAndDepth = static_cast<quint8>(codecPrivate[2]);
    const int depth = (tierAndDepth & 0x40) == 0 ? 8 : (tierAndDepth & 0x20) == 0 ? 10 : 12;
    return "av01." + QByteArray::number(profileAndLevel >> 5) + '.' + twoDigits(profileAndLevel & 0x1F) +
           ((tierAndDepth & 0x80) != 0 ? 'H' : 'M') + '.' + twoDigits(depth);
}

// CodecPrivate of H.264 is its configuration record ("avcC"): version, profile, constraints, level.
QByteArray avcCodec(const QByteArray &codecPrivate)
{
    if (codecPrivate.size() < 4)
        return "avc1.42E01E"; // constrained baseline, level 3
    return "avc1." + codecPrivate.mid(1, 3).toHex().toUpper();
}

// A codec unknown to us gets a name that isTypeSupported() refuses, without anything that could break the
// quotes.
QByteArray plainName(const QByteArray &codecId)
{
    QByteArray name = codecId.mid(2).toLower();
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    std::ranges::replace_if(name, std::not_fn(isPlain), '-');
    return name;
}

QByteArray codecName(const Track &track)
{
    if (track.codecId == "V_VP9")
        return vp9Codec(track.codecPrivate);
    if (track.codecId == "V_AV1")
        return av1Codec(track.codecPrivate);
    if (track.codecId == "V_MPEG4/ISO/AVC")
        return avcCodec(track.codecPrivate);
    return plainName(track.codecId); // vp8, opus, vorbis
}

} // namespace

QByteArray mimeType(std::span<const Track> tracks)
{
    QByteArrayList codecs;
    for (const Track &track : tracks)
        codecs.append(codecName(track));
    const bool hasVideo = std::ranges::find(tracks, TrackType::Video, &Track::type) != tracks.end();
    return (hasVideo ? "video" : "audio") + QByteArray("/webm; codecs=\"") + codecs.join(',') + '"';
}

} // namespace lancast::webm
