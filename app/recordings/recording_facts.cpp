#include "recordings/recording_facts.h"

#include "recordings/key_frame_picture.h"
#include "webm/demuxer.h"
#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

#include <QFile>

#include <algorithm>

namespace lancast::app {

namespace {

using namespace lancast::webm;
using std::chrono::milliseconds;

constexpr quint32 durationId = 0x4489;
constexpr double usualTimestampScale = 1e6; // nanoseconds
constexpr qint64 mostOfHead = 2 * 1024 * 1024;
constexpr qint64 mostForPicture = 8 * 1024 * 1024;
constexpr qint64 mostOfTail = 4 * 1024 * 1024;
constexpr qint64 pieceSize = 64 * 1024;
/// Longer ones come from files that lie.
constexpr double longestMs = 1000.0 * 3600 * 24 * 366;
const QByteArray clusterId = QByteArray::fromHex("1F43B675");

struct Head
{
    QByteArray bytes; ///< up to the first Cluster
    std::optional<milliseconds> length;
    bool hasCluster = false;
};

bool isSensible(double lengthMs)
{
    return lengthMs >= 1 && lengthMs < longestMs;
}

std::optional<milliseconds> lengthIn(QByteArrayView info)
{
    double duration = 0;
    double scale = usualTimestampScale;
    ElementCursor cursor(info);
    while (cursor.next()) {
        if (cursor.id() == durationId)
            duration = readFloat(cursor.content());
        else if (cursor.id() == id::TimestampScale)
            scale = double(readUnsigned(cursor.content()));
    }
    const double length = duration * scale / 1e6;
    return isSensible(length) ? std::optional(milliseconds(qint64(length))) : std::nullopt;
}

/// The beginning of a file, up to its first Cluster; empty if \a bytes do not begin a WebM file.
Head headOf(const QByteArray &bytes)
{
    Head head;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(at);
        const auto [status, header] = readElementHeader(rest);
        if (status != EbmlStatus::Element || (at == 0 && header.id != id::Ebml))
            return head;
        if (header.id == id::Cluster) {
            head.hasCluster = true;
            head.bytes = bytes.first(at);
            return head;
        }
        at += header.headerSize;
        if (header.id == id::Segment)
            continue;
        if (header.hasUnknownSize || header.size > quint64(bytes.size() - at))
            return head;
        if (header.id == id::Info)
            head.length = lengthIn(rest.sliced(header.headerSize, qsizetype(header.size)));
        at += qsizetype(header.size);
    }
    return head;
}

bool isCluster(QByteArrayView bytes)
{
    const auto [status, header] = readElementHeader(bytes);
    if (status != EbmlStatus::Element || header.id != id::Cluster || header.headerSize >= bytes.size())
        return false;
    // By the specification the time comes first; the four bytes alone could be a part of the picture.
    return quint8(bytes[header.headerSize]) == id::Timestamp;
}

QByteArray readAt(QFile &file, qint64 offset, qint64 size)
{
    return file.seek(offset) ? file.read(size) : QByteArray();
}

/// Gives \a take each block from \a offset on, until it has enough or \a most bytes are read.
template<typename Take> void readBlocks(QFile &file, const Head &head, qint64 offset, qint64 most, Take take)
{
    Demuxer demuxer;
    std::vector<Frame> blocks;
    if (demuxer.feed(head.bytes, blocks) != DemuxError::None || !file.seek(offset))
        return;
    for (qint64 read = 0; read < most; read += pieceSize) {
        const QByteArray piece = file.read(pieceSize);
        blocks.clear();
        const DemuxError error = demuxer.feed(piece, blocks);
        for (const Frame &block : blocks) {
            if (take(demuxer.tracks(), block))
                return;
        }
        if (error != DemuxError::None || piece.size() < pieceSize)
            return;
    }
}

/// The offset of the first Cluster from \a from on; negative without one.
qint64 clusterFrom(QFile &file, qint64 from)
{
    const QByteArray bytes = readAt(file, from, mostForPicture);
    for (qsizetype at = bytes.indexOf(clusterId); at >= 0; at = bytes.indexOf(clusterId, at + 1)) {
        if (isCluster(QByteArrayView(bytes).sliced(at)))
            return from + at;
    }
    return -1;
}

QImage pictureFrom(QFile &file, const Head &head, qint64 offset, QSize room)
{
    QImage picture;
    readBlocks(file, head, offset, mostForPicture, [&](const Tracks &tracks, const Frame &block) {
        if (block.type != TrackType::Video || !block.isKeyframe)
            return false;
        const auto track = std::ranges::find(tracks, block.trackNumber, &Track::number);
        picture = track == tracks.end() ? QImage() : keyFramePicture(track->codecId, block.payload, room);
        return true;
    });
    return picture;
}

/// For a file without a Duration: by the last blocks in it.
std::optional<milliseconds> lengthByBlocks(QFile &file, const Head &head)
{
    const qint64 from = std::max(qint64(head.bytes.size()), file.size() - mostOfTail);
    const QByteArray tail = readAt(file, from, mostOfTail);
    qsizetype at = tail.lastIndexOf(clusterId);
    while (at >= 0 && !isCluster(QByteArrayView(tail).sliced(at)))
        at = at > 0 ? tail.lastIndexOf(clusterId, at - 1) : -1;
    // A recorder that writes few Clusters: from the first one on, as far as that goes.
    const qint64 offset = at >= 0 ? from + at : qint64(head.bytes.size());
    std::optional<std::chrono::nanoseconds> last;
    readBlocks(file, head, offset, mostOfTail, [&last](const Tracks &, const Frame &block) {
        last = std::max(last.value_or(block.time), block.time);
        return false;
    });
    const double length = last ? double(last->count()) / 1e6 : 0;
    return isSensible(length) ? std::optional(milliseconds(qint64(length))) : std::nullopt;
}

} // namespace

RecordingFacts readRecordingFacts(const QString &path, QSize room)
{
    RecordingFacts facts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        facts.health = RecordingHealth::Unreadable;
        return facts;
    }
    const Head head = headOf(file.read(mostOfHead));
    facts.length = head.length;
    if (!head.hasCluster) {
        facts.health = RecordingHealth::Broken;
        return facts;
    }
    if (!facts.length)
        facts.length = lengthByBlocks(file, head);
    const qint64 cluster = clusterFrom(file, std::max(qint64(head.bytes.size()), file.size() / 10));
    if (cluster >= 0)
        facts.picture = pictureFrom(file, head, cluster, room);
    if (facts.picture.isNull())
        facts.picture = pictureFrom(file, head, head.bytes.size(), room);
    return facts;
}

} // namespace lancast::app
