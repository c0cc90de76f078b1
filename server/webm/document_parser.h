// Finds its way through one EBML document's bytes, cut anywhere; the inside of Demuxer.
#pragma once

#include "webm/block_reader.h"
#include "webm/ebml_reader.h"
#include "webm/element_rules.h"
#include "webm/tracks_reader.h"

#include <limits>
#include <optional>
#include <utility>

namespace lancast::webm {

class DocumentParser final
{
public:
    DocumentParser(const DemuxLimits &limits, Recovery recovery)
        : m_limits(limits)
        , m_recovery(recovery)
        , m_blockReader(limits.maxBlockBytes)
        , m_tracksReader(limits.maxTrackBytes)
    {
    }

    DemuxError feed(QByteArrayView piece, std::vector<Frame> &blocks);
    [[nodiscard]] bool hasTracks() const { return m_state.hasTracks; }
    [[nodiscard]] const Tracks &tracks() const { return m_blockReader.tracks(); }
    [[nodiscard]] qsizetype bufferedBytes() const { return m_buffer.size(); }
    [[nodiscard]] Damage damage() const { return m_damage; }
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_buffer, {}); }

private:
    static constexpr quint64 noEnd = std::numeric_limits<quint64>::max();

    /// How many bytes were taken; nothing where more are needed, or after an error. No byte at all is taken
    /// where reading only changes to searching or back.
    using Taken = std::optional<qsizetype>;

    void parse(QByteArrayView bytes, std::vector<Frame> &blocks);
    qsizetype complete(QByteArrayView piece, std::vector<Frame> &blocks);
    Taken step(QByteArrayView bytes, std::vector<Frame> &blocks);
    Taken apply(const Rule &rule, const ElementHeader &header, QByteArrayView bytes,
                std::vector<Frame> &blocks);
    Taken collect(const Rule &rule, const ElementHeader &header, QByteArrayView bytes,
                  std::vector<Frame> &blocks);
    Taken skip(QByteArrayView bytes);
    void closeFinishedLevels();
    [[nodiscard]] quint64 levelEnd() const;
    [[nodiscard]] bool fitsIntoLevel(const ElementHeader &header) const;
    void open(Level level, const ElementHeader &header);
    DemuxError take(quint32 id, QByteArrayView content, std::vector<Frame> &blocks);
    DemuxError takeInfo(QByteArrayView content);
    Taken takeLargeTrackEntry(const ElementHeader &header, QByteArrayView bytes);
    DemuxError finishTracks();
    Taken need(qsizetype bytes);
    Taken fail(DemuxError error);

    [[nodiscard]] bool isLastBlockDoubtful(const std::vector<Frame> &blocks) const;
    [[nodiscard]] std::vector<Frame> takeLastBlock(std::vector<Frame> &blocks);
    [[nodiscard]] bool hasSwallowedLandmark();
    [[nodiscard]] bool isResyncing() const { return m_recovery == Recovery::Resync; }
    Taken onDamage(DemuxError error);
    Taken search(QByteArrayView bytes);
    Taken leaveOut(qsizetype bytes);
    void countDamage();

    DemuxLimits m_limits;
    Recovery m_recovery;
    DemuxError m_error = DemuxError::None;
    BlockReader m_blockReader;

    QByteArray m_buffer;     // the beginning of one element, never more
    QByteArray m_gathered;   // what is parsed, where it came in several pieces
    qsizetype m_largest = 0; // bytes of a whole element so far
    qsizetype m_needed = 0;  // bytes that it must reach before a look at it is worth while
    quint64 m_toSkip = 0;    // bytes still to come of an element that nobody wants
    quint64 m_position = 0;  // from the start of the document
    quint64 m_elementStart = 0;

    DocumentState m_state;
    quint64 m_segmentEnd = noEnd; // where its size is unknown too
    quint64 m_tracksEnd = noEnd;
    quint64 m_clusterEnd = noEnd;
    TracksReader m_tracksReader; // while Tracks is open

    Damage m_damage;
    std::optional<quint64> m_resumedAt;  // where the last search ended
    std::optional<qsizetype> m_searched; // so many bytes of a block in m_buffer hold no landmark
    bool m_isSearching = false;          // for a landmark, behind damage
    bool m_isInDamage = false;           // no good block has come since
    bool m_maySkipLandmarks = true;      // an attached file can be a recording itself
    std::size_t m_lastFrames = 0;   // of the block that ends where the next element begins, if it is known
    std::size_t m_framesOfStep = 0; // that the element gave
    std::vector<Frame> m_withheld;  // the last frames, where they look damaged
    QByteArray m_cutLandmark;       // the end of the block just taken, where it looks like a landmark's start
};

} // namespace lancast::webm
