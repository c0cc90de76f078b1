// Finds its way through one EBML document's bytes, cut anywhere; the inside of Demuxer.
#pragma once

#include "webm/block_reader.h"
#include "webm/ebml_reader.h"
#include "webm/element_rules.h"

#include <limits>

namespace lancast::webm {

class DocumentParser final
{
public:
    explicit DocumentParser(const DemuxLimits &limits)
        : m_limits(limits)
    {
    }

    DemuxError feed(QByteArrayView piece, std::vector<Block> &blocks);
    [[nodiscard]] bool hasTracks() const { return m_state.hasTracks; }
    [[nodiscard]] const Tracks &tracks() const { return m_blockReader.tracks(); }
    [[nodiscard]] qsizetype bufferedBytes() const { return m_buffer.size(); }

private:
    static constexpr quint64 noEnd = std::numeric_limits<quint64>::max();

    qsizetype skipIn(QByteArrayView piece);
    qsizetype completeBuffer(QByteArrayView piece, std::vector<Block> &blocks);
    qsizetype step(QByteArrayView bytes, std::vector<Block> &blocks);
    qsizetype apply(const Rule &rule, const ElementHeader &header, QByteArrayView bytes,
                    std::vector<Block> &blocks);
    void closeFinishedLevels();
    [[nodiscard]] quint64 levelEnd() const;
    [[nodiscard]] bool fitsIntoLevel(const ElementHeader &header) const;
    void open(Level level, const ElementHeader &header);
    DemuxError take(quint32 id, QByteArrayView content, std::vector<Block> &blocks);
    DemuxError takeInfo(QByteArrayView content);
    DemuxError takeTracks(QByteArrayView content);
    qsizetype fail(DemuxError error);
    qsizetype need(qsizetype bytes);
    qsizetype consume(qsizetype bytes);

    DemuxLimits m_limits;
    DemuxError m_error = DemuxError::None;
    BlockReader m_blockReader;

    QByteArray m_buffer;    // the beginning of one element, never more
    qsizetype m_needed = 0; // bytes that it must reach before a look at it is worth while
    quint64 m_toSkip = 0;   // bytes still to come of an element that nobody wants
    quint64 m_position = 0; // of the next element, from the start of the document

    DocumentState m_state;
    quint64 m_segmentEnd = noEnd; // where its size is unknown too
    quint64 m_clusterEnd = noEnd;
};

} // namespace lancast::webm
