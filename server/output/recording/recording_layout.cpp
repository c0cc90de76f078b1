#include "output/recording/recording_layout.h"

#include "output/recording/reserved_room.h"
#include "webm/chunk_muxer.h"
#include "webm/ebml_reader.h"
#include "webm/ebml_writer.h"
#include "webm/element_ids.h"
#include "webm/tracks_reader.h"

#include <QTimeZone>

namespace lancast::record {

namespace id = webm::id;

namespace {

constexpr qint64 durationSpace = 11; // id, size and a float of eight bytes
constexpr quint64 ticksPerMillisecond = 1'000'000;
constexpr const char *writer = "LanCast";

qint64 nanosecondsSince2001(const QDateTime &date)
{
    const QDateTime epoch(QDate(2001, 1, 1), QTime(0, 0), QTimeZone::utc()); // RFC 8794 section 7.6
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
    webm::TracksResult read = webm::readTracks(*content, webm::DemuxLimits());
    if (read.error != webm::DemuxError::None || read.tracks.empty())
        return std::nullopt;
    beginning.tracks = std::move(read.tracks);
    beginning.isFinished = *isFinished;
    return beginning;
}

} // namespace lancast::record
