#include "output/recording/reserved_room.h"

#include "webm/ebml_writer.h"
#include "webm/element_ids.h"

namespace lancast::record {

QByteArray sizeField(quint64 size, int length)
{
    QByteArray field;
    webm::writeBigEndian(field, size | (quint64(1) << (7 * length)), length);
    return field;
}

void writeVoid(QByteArray &out, qint64 space)
{
    webm::writeId(out, webm::id::Void);
    const int length = space > longSizeBytes ? int(longSizeBytes) : 1;
    const qint64 content = space - 1 - length;
    out.append(sizeField(quint64(content), length)).append(QByteArray(content, '\0'));
}

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

} // namespace lancast::record
