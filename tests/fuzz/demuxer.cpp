// Arbitrary bytes into the demuxer: whole, and in pieces that the input itself cuts.
#include "webm/demuxer.h"
#include "webm/block_reader.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <algorithm>
#include <random>

using namespace lancast::fuzz;
using namespace lancast::webm;

namespace {

/// Small ones are within the reach of small inputs.
constexpr DemuxLimits smallLimits{.maxEbmlHeaderBytes = 64, .maxTrackBytes = 300, .maxBlockBytes = 500};
constexpr qsizetype maxElementHeaderBytes = 12;

enum class Cuts { None, EveryByte, Regular, Random };

/// How long the next piece is.
class Cutter final
{
public:
    Cutter(Cuts cuts, quint16 seed)
        : m_cuts(cuts)
        , m_seed(seed)
        , m_random(seed + 1u)
    {
    }

    [[nodiscard]] qsizetype next(qsizetype left)
    {
        switch (m_cuts) {
        case Cuts::None:
            return left;
        case Cuts::EveryByte:
            return 1;
        case Cuts::Regular:
            return std::min<qsizetype>(left, 1 + m_seed % 512);
        case Cuts::Random:
            return std::min<qsizetype>(left, 1 + qsizetype(m_random() % (m_random() % 4 == 0 ? 2000 : 20)));
        }
        return left;
    }

private:
    Cuts m_cuts;
    quint16 m_seed;
    std::minstd_rand m_random;
};

struct Reading
{
    DemuxError error = DemuxError::None;
    bool hasTracks = false;
    Tracks tracks;
    std::vector<Frame> blocks;
    qsizetype bufferedBytes = 0;
    Damage damage;
    QByteArray rest; ///< from another document's header on

    bool operator==(const Reading &) const = default;
};

Reading read(QByteArrayView bytes, const DemuxLimits &limits, Recovery recovery, Cutter cutter)
{
    const qsizetype maxBuffered =
        std::max({limits.maxEbmlHeaderBytes, limits.maxTrackBytes, limits.maxBlockBytes}) +
        maxElementHeaderBytes;
    Reading reading;
    Demuxer demuxer(limits, recovery);
    while (!bytes.isEmpty() && reading.error != DemuxError::NextDocument) {
        const qsizetype size = cutter.next(bytes.size());
        const DemuxError before = reading.error;
        reading.error = demuxer.feed(bytes.first(size), reading.blocks);
        bytes = bytes.sliced(size);
        require(before == DemuxError::None || reading.error == before, "an error is final");
        require(reading.error == DemuxError::NextDocument || demuxer.bufferedBytes() <= maxBuffered,
                "no more is held than one element of the limits");
    }
    reading.damage = demuxer.damage();
    require(recovery == Recovery::Resync || reading.damage == Damage(), "strict reading leaves nothing out");
    if (reading.error == DemuxError::NextDocument)
        reading.rest = demuxer.takeRest().append(bytes);
    reading.hasTracks = demuxer.hasTracks();
    reading.tracks = demuxer.tracks();
    reading.bufferedBytes = demuxer.bufferedBytes();
    return reading;
}

void checkValues(const Reading &reading, qsizetype inputBytes, const DemuxLimits &limits)
{
    require(reading.tracks.size() < 2 ||
                (reading.tracks.size() == 2 && reading.tracks[0].type != reading.tracks[1].type),
            "there is at most one track of a type");
    require(reading.blocks.empty() || reading.hasTracks, "the tracks are known before the first block");
    qsizetype payloadBytes = 0;
    for (const Frame &block : reading.blocks) {
        const auto track = std::ranges::find(reading.tracks, block.trackNumber, &Track::number);
        require(track != reading.tracks.end() && track->type == block.type, "a block has a known track");
        require(!block.payload.isEmpty(), "a block has bytes");
        // Up to 256 frames of a day each in a lace.
        const auto maxLaced = maxTime + std::chrono::hours(24 * 256);
        require(block.time >= -maxTime && block.time <= maxLaced, "times leave room for adding them");
        payloadBytes += block.payload.size();
    }
    // Frames can be compressed, and headers that were left out come back.
    constexpr qsizetype maxGrowth = 1024 * 64;
    require(payloadBytes <= inputBytes * maxGrowth, "no block has bytes that did not come");
    require(reading.damage.bytes <= quint64(inputBytes), "no more is left out than came");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    const DemuxLimits limits = input.flag() ? smallLimits : DemuxLimits{};
    const auto cuts = Cuts(input.number<int>(int(Cuts::EveryByte), int(Cuts::Random)));
    const auto seed = input.number<quint16>(0, 0xFFFF);
    const auto recovery = input.flag() ? Recovery::Resync : Recovery::Strict;
    const QByteArray bytes = input.rest();

    const Reading whole = read(bytes, limits, recovery, Cutter(Cuts::None, 0));
    const Reading cut = read(bytes, limits, recovery, Cutter(cuts, seed));
    require(whole == cut, "how the bytes are cut changes nothing");
    require(!describe(whole.error).isEmpty(), "there are words for every error");
    checkValues(whole, bytes.size(), limits);
    return 0;
}
