#include "record/recording_layout.h"

#include "webm/chunk_muxer.h"
#include "webm/ebml_reader.h"
#include "webm/ebml_writer.h"
#include "webm/element_ids.h"
#include "webm/tracks_reader.h"

#include <QTimeZone>

#include <bit>

namespace lancast::record {

namespace id = webm::id;

namespace {

constexpr qint64 longSizeBytes = 8;
constexpr qint64 durationSpace = 11; // id, size and a float of eight bytes
constexpr quint64 ticksPerMillisecond = 1'000'000;
constexpr const char *writer = "LanCast";

QByteArray sizeField(quint64 size, int length)
{
    QByteArray field;
    webm::writeBigEndian(field, size | (quint64(1) << (7 * length)), length);
    return field;
}

/// An element that means nothing and fills \a space bytes, of which there are at least two.
void writeVoid(QByteArray &out, qint64 space)
{
    webm::writeId(out, id::Void);
    const int length = space > longSizeBytes ? int(longSizeBytes) : 1;
    const qint64 content = space - 1 - length;
    out.append(sizeField(quint64(content), length)).append(QByteArray(content, '\0'));
}

/// Fills \a space with an element of four id bytes and a Void behind it. Nothing if it does not fit.
std::optional<QByteArray> inSpace(quint32 elementId, QByteArrayView content, qint64 space)
{
    constexpr qint64 idBytes = 4;
    const qint64 rest = space - idBytes - longSizeBytes - content.size();
    // A Void has at least two bytes: where one is left, the size field gives another.
    const int length = rest == 1 ? 7 : 8;
    if (rest < 0)
        return std::nullopt;
    QByteArray out;
    webm::writeId(out, elementId);
    out.append(sizeField(quint64(content.size()), length)).append(content);
    if (out.size() < space)
        writeVoid(out, space - out.size());
    return out;
}

qint64 nanosecondsSince2001(const QDateTime &date)
{
    const QDateTime epoch(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC); // RFC 8794 section 7.6
    return epoch.msecsTo(date) * qint64(ticksPerMillisecond);
}

QByteArray info(const QString &title, const QDateTime &date)
{
    QByteArray content;
    writeVoid(content, durationSpace); // no Duration yet: players would believe a false one
    webm::writeUnsigned(content, id::TimestampScale, ticksPerMillisecond);
    webm::writeSigned(content, id::DateUtc, nanosecondsSince2001(date));
    if (!title.isEmpty())
        webm::writeBinary(content, id::Title, title.toUtf8());
    webm::writeBinary(content, id::MuxingApp, writer);
    webm::writeBinary(content, id::WritingApp, writer);
    return content;
}

/// Walks over the elements at the beginning of a file, of which there may be no end.
class Steps final
{
public:
    explicit Steps(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    /// The content of the element that comes next, if it is \a elementId and whole.
    std::optional<QByteArrayView> take(quint32 elementId)
    {
        const auto [status, header] = webm::readElementHeader(m_bytes.sliced(m_position));
        if (status != webm::EbmlStatus::Element || header.id != elementId || header.hasUnknownSize ||
            header.size > quint64(m_bytes.size() - m_position - header.headerSize))
            return std::nullopt;
        const QByteArrayView content = m_bytes.sliced(m_position + header.headerSize, qsizetype(header.size));
        m_position += header.headerSize + content.size();
        return content;
    }

    /// Enters a Segment whose size has eight bytes; answers whether it is known.
    std::optional<bool> enterSegment()
    {
        constexpr qint64 headerBytes = 4 + longSizeBytes;
        const auto [status, header] = webm::readElementHeader(m_bytes.sliced(m_position));
        if (status != webm::EbmlStatus::Element || header.id != id::Segment ||
            header.headerSize != headerBytes)
            return std::nullopt;
        m_position += headerBytes;
        return !header.hasUnknownSize;
    }

    /// Steps over reserved room that starts with \a elementId or with a Void.
    bool skip(quint32 elementId, qint64 space)
    {
        const auto [status, header] = webm::readElementHeader(m_bytes.sliced(m_position));
        if (status != webm::EbmlStatus::Element || (header.id != elementId && header.id != id::Void) ||
            m_bytes.size() - m_position < space)
            return false;
        m_position += space;
        return true;
    }

    [[nodiscard]] qint64 position() const { return m_position; }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

bool isOurs(QByteArrayView info)
{
    const auto [status, first] = webm::readElementHeader(info);
    if (status != webm::EbmlStatus::Element || (first.id != id::Void && first.id != id::Duration) ||
        qint64(first.size) + first.headerSize != durationSpace)
        return false;
    quint64 scale = 0;
    QByteArray application;
    webm::ElementCursor cursor(info);
    while (cursor.next()) {
        if (cursor.id() == id::TimestampScale)
            scale = webm::readUnsigned(cursor.content());
        if (cursor.id() == id::WritingApp)
            application = webm::readString(cursor.content());
    }
    return !cursor.isMalformed() && scale == ticksPerMillisecond && application == writer;
}

QByteArray seekHead(const RecordingLayout &layout, std::optional<qint64> cues)
{
    QByteArray content;
    const auto add = [&](quint32 elementId, qint64 offset) {
        QByteArray name;
        webm::writeId(name, elementId);
        QByteArray seek;
        webm::writeBinary(seek, id::SeekId, name);
        webm::writeUnsigned(seek, id::SeekPosition, quint64(offset - layout.segment));
        webm::writeBinary(content, id::Seek, seek);
    };
    add(id::Info, layout.info);
    add(id::Tracks, layout.tracks);
    if (cues)
        add(id::Cues, *cues);
    return content;
}

QByteArray cues(const RecordingIndex &index, const RecordingLayout &layout)
{
    QByteArray content;
    for (const SyncPoint &point : index.syncPoints()) {
        QByteArray position;
        webm::writeUnsigned(position, id::CueTrack, index.cueTrack());
        webm::writeUnsigned(position, id::CueClusterPosition, quint64(point.offset - layout.segment));
        QByteArray cue;
        webm::writeUnsigned(cue, id::CueTime, quint64(point.time.count()));
        webm::writeBinary(cue, id::CueTrackPositions, position);
        webm::writeBinary(content, id::CuePoint, cue);
    }
    return content;
}

/// What is the same with and without Cues. The Segment's size comes last.
void addPatches(Finish &finish, const RecordingLayout &layout, const RecordingIndex &index,
                std::optional<qint64> cuesOffset, qint64 end)
{
    finish.patches.push_back(
        {layout.segment, *inSpace(id::SeekHead, seekHead(layout, cuesOffset), seekHeadSpace)});
    QByteArray duration;
    webm::writeFloat(duration, id::Duration, double(index.end().count()));
    finish.patches.push_back({layout.duration, duration});
    finish.patches.push_back(sizePatch(layout.segment, end + finish.appended.size()));
}

void closeCluster(Finish &finish, const RecordingIndex &index, qint64 end)
{
    if (const auto content = index.openCluster())
        finish.patches.push_back(sizePatch(*content, end));
}

} // namespace

QByteArray writeBeginning(const webm::Tracks &tracks, const QString &title, const QDateTime &date)
{
    const QByteArray segment = webm::writeInitSegment(tracks, {.hasDateUtc = false});
    const QByteArrayView bytes(segment);
    Steps steps(bytes);
    (void)steps.take(id::Ebml);
    (void)steps.enterSegment();
    QByteArray out = segment.first(steps.position());
    writeVoid(out, seekHeadSpace);
    (void)steps.take(id::Info);
    webm::writeBinary(out, id::Info, info(title, date));
    out.append(bytes.sliced(steps.position())); // Tracks
    writeVoid(out, cuesSpace);
    return out;
}

std::optional<Beginning> readBeginning(QByteArrayView bytes)
{
    Beginning beginning;
    RecordingLayout &layout = beginning.layout;
    Steps steps(bytes);
    if (!steps.take(id::Ebml))
        return std::nullopt;
    const auto isFinished = steps.enterSegment();
    layout.segment = steps.position();
    if (!isFinished || !steps.skip(id::SeekHead, seekHeadSpace))
        return std::nullopt;
    layout.info = steps.position();
    const auto info = steps.take(id::Info);
    if (!info || !isOurs(*info))
        return std::nullopt;
    layout.tracks = steps.position();
    layout.duration = layout.tracks - info->size();
    const auto content = steps.take(id::Tracks);
    layout.cues = steps.position();
    if (!content || !steps.skip(id::Cues, cuesSpace))
        return std::nullopt;
    layout.clusters = steps.position();
    auto [error, tracks] = webm::readTracks(*content, webm::DemuxLimits().maxTracks);
    if (error != webm::DemuxError::None || tracks.empty())
        return std::nullopt;
    beginning.tracks = std::move(tracks);
    beginning.isFinished = *isFinished;
    return beginning;
}

Patch sizePatch(qint64 content, qint64 end)
{
    return {content - longSizeBytes, sizeField(quint64(end - content), int(longSizeBytes))};
}

Finish finish(const RecordingLayout &layout, const RecordingIndex &index, qint64 end)
{
    Finish result;
    closeCluster(result, index, end);
    const QByteArray content = cues(index, layout);
    if (content.isEmpty())
        return finishWithoutCues(layout, index, end);
    const auto reserved = inSpace(id::Cues, content, cuesSpace);
    if (reserved)
        result.patches.push_back({layout.cues, *reserved});
    else
        webm::writeBinary(result.appended, id::Cues, content);
    addPatches(result, layout, index, reserved ? layout.cues : end, end);
    return result;
}

Finish finishWithoutCues(const RecordingLayout &layout, const RecordingIndex &index, qint64 end)
{
    Finish result;
    closeCluster(result, index, end);
    addPatches(result, layout, index, std::nullopt, end);
    return result;
}

} // namespace lancast::record
