#include "output/recording/block_head.h"

#include "webm/ebml_reader.h"
#include "webm/element_ids.h"

namespace lancast::record {

namespace id = webm::id;

namespace {

constexpr qsizetype timeAndFlagsBytes = 3;

/// The content of the element at the start of \a bytes, as much as there is of it.
struct Opened
{
    webm::ElementHeader header;
    QByteArrayView content;
};

std::optional<Opened> open(QByteArrayView bytes)
{
    const auto [status, header] = webm::readElementHeader(bytes);
    if (status != webm::EbmlStatus::Element || header.hasUnknownSize)
        return std::nullopt;
    const QByteArrayView rest = bytes.sliced(header.headerSize);
    return Opened{header, rest.first(qsizetype(std::min(header.size, quint64(rest.size()))))};
}

} // namespace

std::optional<BlockHead> readBlockHead(QByteArrayView bytes)
{
    const auto element = open(bytes);
    if (!element || (element->header.id != id::SimpleBlock && element->header.id != id::BlockGroup))
        return std::nullopt;
    const bool isSimple = element->header.id == id::SimpleBlock;
    const auto block = isSimple ? element : open(element->content);
    if (!block || (!isSimple && block->header.id != id::Block))
        return std::nullopt;
    const webm::Vint track = webm::readVint(block->content);
    if (track.status != webm::EbmlStatus::Element || block->content.size() < track.length + timeAndFlagsBytes)
        return std::nullopt;
    const QByteArrayView behind = block->content.sliced(track.length);
    BlockHead head;
    head.track = track.value;
    head.relativeTime = std::chrono::milliseconds(webm::readSigned(behind.first(2)));
    head.isKeyframe = isSimple && (quint8(behind[2]) & webm::keyframeFlag);
    head.payload = behind.sliced(timeAndFlagsBytes);
    head.size = element->header.headerSize + qint64(element->header.size);
    return head;
}

} // namespace lancast::record
