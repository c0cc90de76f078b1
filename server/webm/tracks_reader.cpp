#include "webm/tracks_reader.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"
#include "webm/presentation.h"
#include "webm/vorbis_setup.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <optional>

namespace lancast::webm {

namespace {

constexpr quint64 videoTrackType = 1;
constexpr quint64 audioTrackType = 2;
constexpr double defaultSamplingFrequency = 8000; // RFC 9559 section 5.1.4.1.29.1
constexpr int defaultChannels = 1;
constexpr double opusFrequency = 48000; // RFC 7845 section 5.1
constexpr int maxBitDepth = 64;

bool isRelayedType(quint64 type)
{
    return type == videoTrackType || type == audioTrackType;
}

/// 0 where the identification header (RFC 7845 section 5.1) is missing.
int opusChannels(const QByteArray &codecPrivate)
{
    constexpr qsizetype channelsOffset = 9;
    const bool isHead = codecPrivate.startsWith("OpusHead") && codecPrivate.size() > channelsOffset;
    return isHead ? quint8(codecPrivate[channelsOffset]) : 0;
}

// A TrackEntry while it is read. What no decoder can do without makes the whole entry malformed; any other
// value outside its range counts as not stated.
class TrackEntryReader final
{
public:
    /// UnsupportedTracks if the frames cannot be decoded from what was done to them.
    [[nodiscard]] DemuxError read(QByteArrayView content, qsizetype maxPrivateBytes);

    [[nodiscard]] const Track &track() const { return m_track; }
    [[nodiscard]] const FrameEncodings &encodings() const { return m_encodings; }
    [[nodiscard]] quint64 type() const { return m_type; } ///< as the element states it

private:
    void readField(quint32 id, QByteArrayView content);
    void readVideo(QByteArrayView content);
    void readAudio(QByteArrayView content);
    void completeAudio();
    quint64 number(QByteArrayView content);
    [[nodiscard]] static std::optional<int> positiveInt(QByteArrayView content, int most);
    [[nodiscard]] static std::chrono::nanoseconds duration(QByteArrayView content);
    void readEncodings(QByteArrayView content);
    [[nodiscard]] bool isComplete() const;

    Track m_track;
    FrameEncodings m_encodings;
    quint64 m_type = 0;
    bool m_isUnsupported = false;
    bool m_isMalformed = false;
};

DemuxError TrackEntryReader::read(QByteArrayView content, qsizetype maxPrivateBytes)
{
    ElementCursor cursor(content);
    while (cursor.next())
        readField(cursor.id(), cursor.content());
    m_track.type = m_type == videoTrackType ? TrackType::Video : TrackType::Audio;
    if (m_isMalformed || cursor.isMalformed() || m_track.number == 0 || !isComplete())
        return DemuxError::Malformed;

    if (m_track.type == TrackType::Video) {
        m_track.samplingFrequency = 0;
        m_track.channels = 0;
    }
    const auto codecPrivate = m_encodings.codecPrivate(m_track.codecPrivate, maxPrivateBytes);
    if (m_isUnsupported || !codecPrivate)
        return DemuxError::UnsupportedTracks;
    m_track.codecPrivate = *codecPrivate;
    if (m_track.type == TrackType::Audio)
        completeAudio();
    return DemuxError::None;
}

bool TrackEntryReader::isComplete() const
{
    const bool hasSize = m_track.pixelWidth > 0 && m_track.pixelHeight > 0;
    return !m_track.codecId.isEmpty() && (m_track.type == TrackType::Audio || hasSize);
}

void TrackEntryReader::readField(quint32 id, QByteArrayView content)
{
    switch (id) {
    case id::TrackNumber:
        m_track.number = number(content);
        break;
    case id::TrackType:
        m_type = number(content);
        break;
    case id::CodecId:
        m_track.codecId = readString(content);
        break;
    case id::CodecPrivate:
        m_track.codecPrivate = content.toByteArray();
        break;
    case id::CodecDelay:
        m_track.codecDelay = duration(content);
        break;
    case id::SeekPreRoll:
        m_track.seekPreRoll = duration(content);
        break;
    case id::DefaultDuration:
        m_track.defaultDuration = duration(content);
        break;
    case id::ContentEncodings:
        readEncodings(content);
        break;
    case id::Video:
        readVideo(content);
        break;
    case id::Audio:
        readAudio(content);
        break;
    }
}

void TrackEntryReader::readVideo(QByteArrayView content)
{
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::PixelWidth)
            m_track.pixelWidth = positiveInt(cursor.content(), INT_MAX).value_or(0);
        else if (cursor.id() == id::PixelHeight)
            m_track.pixelHeight = positiveInt(cursor.content(), INT_MAX).value_or(0);
    }
    m_isMalformed |= cursor.isMalformed();
    m_track.presentation = videoPresentation(content, m_track);
}

void TrackEntryReader::readEncodings(QByteArrayView content)
{
    const auto encodings = FrameEncodings::read(content);
    m_isUnsupported |= !encodings;
    m_encodings = encodings.value_or(FrameEncodings());
}

void TrackEntryReader::readAudio(QByteArrayView content)
{
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::SamplingFrequency)
            m_track.samplingFrequency = readFloat(cursor.content());
        else if (cursor.id() == id::Channels)
            m_track.channels = positiveInt(cursor.content(), maxChannels).value_or(0);
        else if (cursor.id() == id::BitDepth)
            m_track.bitDepth = positiveInt(cursor.content(), maxBitDepth).value_or(0);
    }
    m_isMalformed |= cursor.isMalformed();
    m_track.presentation = audioPresentation(content);
}

// What is not stated, the codec's own header tells before the default counts.
void TrackEntryReader::completeAudio()
{
    double frequency = defaultSamplingFrequency;
    int channels = defaultChannels;
    if (m_track.codecId == "A_OPUS") {
        frequency = opusFrequency;
        channels = std::max(opusChannels(m_track.codecPrivate), defaultChannels);
    } else if (const auto vorbis = VorbisSetup::read(m_track.codecPrivate);
               vorbis && m_track.codecId == "A_VORBIS") {
        frequency = vorbis->sampleRate();
        channels = vorbis->channels();
    }
    if (!std::isfinite(m_track.samplingFrequency) || m_track.samplingFrequency <= 0)
        m_track.samplingFrequency = frequency;
    if (m_track.channels == 0)
        m_track.channels = channels;
}

quint64 TrackEntryReader::number(QByteArrayView content)
{
    m_isMalformed |= content.size() > maxIntegerBytes;
    return readUnsigned(content);
}

std::optional<int> TrackEntryReader::positiveInt(QByteArrayView content, int most)
{
    const quint64 value = readUnsigned(content);
    const bool isInRange = content.size() <= maxIntegerBytes && value > 0 && value <= quint64(most);
    return isInRange ? std::optional(static_cast<int>(value)) : std::nullopt;
}

std::chrono::nanoseconds TrackEntryReader::duration(QByteArrayView content)
{
    const quint64 value = readUnsigned(content);
    const bool isInRange = content.size() <= maxIntegerBytes && value <= quint64(maxDuration.count());
    return std::chrono::nanoseconds(isInRange ? static_cast<qint64>(value) : 0);
}

} // namespace

DemuxError checkEbmlHeader(QByteArrayView content)
{
    QByteArray docType;
    quint64 readVersion = 1;
    quint64 maxIdLength = 4;
    quint64 maxSizeLength = 8;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::DocType)
            docType = readString(cursor.content());
        else if (cursor.id() == id::EbmlReadVersion)
            readVersion = readUnsigned(cursor.content());
        else if (cursor.id() == id::EbmlMaxIdLength)
            maxIdLength = readUnsigned(cursor.content());
        else if (cursor.id() == id::EbmlMaxSizeLength)
            maxSizeLength = readUnsigned(cursor.content());
    }
    if (cursor.isMalformed() || maxIdLength > 4 || maxSizeLength > 8)
        return DemuxError::Malformed;
    const bool isSupported = readVersion == 1 && (docType == "webm" || docType == "matroska");
    return isSupported ? DemuxError::None : DemuxError::UnsupportedDocType;
}

InfoResult readInfo(QByteArrayView content)
{
    InfoResult result;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() != id::TimestampScale)
            continue;
        result.timestampScale = readUnsigned(cursor.content());
        if (result.timestampScale == 0 || cursor.content().size() > maxIntegerBytes)
            result.error = DemuxError::Malformed;
    }
    if (cursor.isMalformed())
        result.error = DemuxError::Malformed;
    return result;
}

void TracksReader::add(QByteArrayView entryContent)
{
    TrackEntryReader entry;
    DemuxError error = entry.read(entryContent, m_maxTrackBytes);
    const Track &track = entry.track();
    if (std::ranges::find(m_result.tracks, track.number, &Track::number) != m_result.tracks.end())
        error = DemuxError::Malformed;
    if (error != DemuxError::None) {
        setError(entry.type(), error);
    } else if (isRelayedType(entry.type()) && !has(track.type)) {
        m_result.tracks.push_back(track);
        m_result.encodings.push_back(entry.encodings());
    }
}

void TracksReader::addTooLarge(QByteArrayView beginning)
{
    quint64 type = 0;
    ElementCursor cursor(beginning);
    while (cursor.next()) {
        if (cursor.id() == id::TrackType)
            type = readUnsigned(cursor.content());
    }
    setError(type, DemuxError::TooLarge);
}

void TracksReader::setError(quint64 type, DemuxError error)
{
    DemuxError &first = type == videoTrackType   ? m_videoError
                        : type == audioTrackType ? m_audioError
                                                 : m_otherError;
    if (first == DemuxError::None)
        first = error;
}

bool TracksReader::has(TrackType type) const
{
    return std::ranges::find(m_result.tracks, type, &Track::type) != m_result.tracks.end();
}

TracksResult TracksReader::result() const
{
    if (m_videoError != DemuxError::None && !has(TrackType::Video))
        return {m_videoError, {}, {}};
    if (m_audioError != DemuxError::None && !has(TrackType::Audio))
        return {m_audioError, {}, {}};
    if (m_otherError != DemuxError::None && m_otherError != DemuxError::UnsupportedTracks &&
        m_result.tracks.empty())
        return {m_otherError, {}, {}};
    return m_result;
}

TracksResult readTracks(QByteArrayView content, const DemuxLimits &limits)
{
    TracksReader reader(limits.maxTrackBytes);
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::TrackEntry)
            reader.add(cursor.content());
    }
    return cursor.isMalformed() ? TracksResult{DemuxError::Malformed, {}, {}} : reader.result();
}

} // namespace lancast::webm
