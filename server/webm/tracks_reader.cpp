#include "webm/tracks_reader.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace lancast::webm {

namespace {

constexpr qsizetype maxIntegerBytes = 8;
constexpr quint64 videoTrackType = 1;
constexpr quint64 audioTrackType = 2;
constexpr double defaultSamplingFrequency = 8000; // RFC 9559 section 5.1.4.1.29.1
constexpr int defaultChannels = 1;

// A TrackEntry while it is read. Any value outside its range makes the whole entry malformed.
class TrackEntryReader final
{
public:
    [[nodiscard]] DemuxError read(QByteArrayView content);

    [[nodiscard]] const Track &track() const { return m_track; }
    [[nodiscard]] bool isUsable() const { return m_type == videoTrackType || m_type == audioTrackType; }
    [[nodiscard]] bool isEncoded() const { return m_isEncoded; }

private:
    void readField(quint32 id, QByteArrayView content);
    void readVideo(QByteArrayView content);
    void readAudio(QByteArrayView content);
    quint64 number(QByteArrayView content);
    int positiveInt(QByteArrayView content);
    std::chrono::nanoseconds duration(QByteArrayView content);
    [[nodiscard]] bool isComplete() const;

    Track m_track;
    quint64 m_type = 0;
    bool m_isEncoded = false;
    bool m_isMalformed = false;
};

DemuxError TrackEntryReader::read(QByteArrayView content)
{
    m_track.samplingFrequency = defaultSamplingFrequency;
    m_track.channels = defaultChannels;
    ElementCursor cursor(content);
    while (cursor.next())
        readField(cursor.id(), cursor.content());
    if (m_isMalformed || cursor.isMalformed() || m_track.number == 0)
        return DemuxError::Malformed;

    m_track.type = m_type == videoTrackType ? TrackType::Video : TrackType::Audio;
    if (m_track.type == TrackType::Video) {
        m_track.samplingFrequency = 0;
        m_track.channels = 0;
    }
    return !isUsable() || isComplete() ? DemuxError::None : DemuxError::Malformed;
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
        m_isEncoded = true;
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
            m_track.pixelWidth = positiveInt(cursor.content());
        else if (cursor.id() == id::PixelHeight)
            m_track.pixelHeight = positiveInt(cursor.content());
    }
    m_isMalformed |= cursor.isMalformed();
}

void TrackEntryReader::readAudio(QByteArrayView content)
{
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() == id::SamplingFrequency)
            m_track.samplingFrequency = readFloat(cursor.content());
        else if (cursor.id() == id::Channels)
            m_track.channels = positiveInt(cursor.content());
        else if (cursor.id() == id::BitDepth)
            m_track.bitDepth = positiveInt(cursor.content());
    }
    const bool isFrequency = std::isfinite(m_track.samplingFrequency) && m_track.samplingFrequency > 0;
    m_isMalformed |= cursor.isMalformed() || !isFrequency;
}

quint64 TrackEntryReader::number(QByteArrayView content)
{
    m_isMalformed |= content.size() > maxIntegerBytes;
    return readUnsigned(content);
}

int TrackEntryReader::positiveInt(QByteArrayView content)
{
    const quint64 value = number(content);
    m_isMalformed |= value == 0 || value > quint64(std::numeric_limits<int>::max());
    return m_isMalformed ? 0 : static_cast<int>(value);
}

std::chrono::nanoseconds TrackEntryReader::duration(QByteArrayView content)
{
    const quint64 value = number(content);
    m_isMalformed |= value > quint64(maxDuration.count());
    return std::chrono::nanoseconds(m_isMalformed ? 0 : static_cast<qint64>(value));
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

TracksResult readTracks(QByteArrayView content, qsizetype maxTracks)
{
    TracksResult result;
    ElementCursor cursor(content);
    while (cursor.next()) {
        if (cursor.id() != id::TrackEntry)
            continue;
        TrackEntryReader entry;
        if (const DemuxError error = entry.read(cursor.content()); error != DemuxError::None)
            return {error, {}};
        if (!entry.isUsable())
            continue;
        const auto hasSameNumber = [&](const Track &track) { return track.number == entry.track().number; };
        if (std::ranges::any_of(result.tracks, hasSameNumber))
            return {DemuxError::Malformed, {}};
        if (entry.isEncoded() || qsizetype(result.tracks.size()) == maxTracks)
            return {DemuxError::UnsupportedTracks, {}};
        result.tracks.push_back(entry.track());
    }
    if (cursor.isMalformed())
        return {DemuxError::Malformed, {}};
    return result;
}

} // namespace lancast::webm
