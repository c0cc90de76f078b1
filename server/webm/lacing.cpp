#include "webm/lacing.h"

#include "webm/ebml_reader.h"

namespace lancast::webm {

namespace {

// Sizes of all frames but the last, whose size is what remains.
using Sizes = std::optional<std::vector<qsizetype>>;

Sizes readXiphSizes(QByteArrayView &rest, int count)
{
    std::vector<qsizetype> sizes;
    for (int i = 0; i < count; ++i) {
        qsizetype size = 0;
        quint8 byte = 0;
        do {
            if (rest.isEmpty())
                return std::nullopt;
            byte = static_cast<quint8>(rest[0]);
            rest = rest.sliced(1);
            size += byte;
        } while (byte == 255);
        sizes.push_back(size);
    }
    return sizes;
}

// The first size as it is, each further one as its difference from the one before, biased to be positive.
Sizes readEbmlSizes(QByteArrayView &rest, int count)
{
    std::vector<qsizetype> sizes;
    qint64 size = 0;
    for (int i = 0; i < count; ++i) {
        const Vint vint = readVint(rest);
        if (vint.status != EbmlStatus::Element)
            return std::nullopt;
        const auto value = static_cast<qint64>(vint.value); // below 2^56
        const qint64 bias = (qint64(1) << (7 * vint.length - 1)) - 1;
        size = i == 0 ? value : size + value - bias;
        if (size < 0 || size > rest.size())
            return std::nullopt;
        rest = rest.sliced(vint.length);
        sizes.push_back(size);
    }
    return sizes;
}

Sizes readFixedSizes(QByteArrayView rest, int count)
{
    if (rest.size() % (count + 1) != 0)
        return std::nullopt;
    return std::vector<qsizetype>(static_cast<size_t>(count), rest.size() / (count + 1));
}

} // namespace

std::optional<std::vector<QByteArrayView>> splitLaces(QByteArrayView payload, Lacing lacing)
{
    if (lacing == Lacing::None)
        return std::vector<QByteArrayView>{payload};
    if (payload.isEmpty())
        return std::nullopt;

    const int sizeCount = static_cast<quint8>(payload[0]); // number of frames minus one
    QByteArrayView rest = payload.sliced(1);
    const Sizes sizes = lacing == Lacing::Xiph   ? readXiphSizes(rest, sizeCount)
                        : lacing == Lacing::Ebml ? readEbmlSizes(rest, sizeCount)
                                                 : readFixedSizes(rest, sizeCount);
    if (!sizes)
        return std::nullopt;

    std::vector<QByteArrayView> frames;
    for (const qsizetype size : *sizes) {
        if (size > rest.size())
            return std::nullopt;
        frames.push_back(rest.first(size));
        rest = rest.sliced(size);
    }
    frames.push_back(rest);
    return frames;
}

} // namespace lancast::webm
