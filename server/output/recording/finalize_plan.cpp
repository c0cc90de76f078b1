#include "output/recording/finalize_plan.h"

#include "output/recording/reserved_room.h"
#include "webm/ebml_writer.h"
#include "webm/element_ids.h"

namespace lancast::record {

namespace id = webm::id;

namespace {

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

Patch sizePatch(qint64 content, qint64 end)
{
    return {content - longSizeBytes, sizeField(quint64(end - content), int(longSizeBytes))};
}

Finish finish(const RecordingLayout &layout, const RecordingIndex &index, qint64 end)
{
    const QByteArray content = cues(index, layout);
    if (content.isEmpty())
        return finishWithoutCues(layout, index, end);
    Finish result;
    closeCluster(result, index, end);
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
