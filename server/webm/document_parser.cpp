#include "webm/document_parser.h"

#include "webm/element_ids.h"
#include "webm/tracks_reader.h"

#include <algorithm>

namespace lancast::webm {

DemuxError DocumentParser::feed(QByteArrayView piece, std::vector<Block> &blocks)
{
    while (!piece.isEmpty() && m_error == DemuxError::None) {
        qsizetype taken = 0;
        if (m_toSkip > 0)
            taken = skipIn(piece);
        else if (!m_buffer.isEmpty())
            taken = completeBuffer(piece, blocks);
        else
            taken = step(piece, blocks);
        if (taken == 0 && m_error == DemuxError::None) {
            m_buffer = piece.toByteArray();
            break;
        }
        piece = piece.sliced(taken);
    }
    if (m_error != DemuxError::None)
        m_buffer.clear();
    return m_error;
}

qsizetype DocumentParser::skipIn(QByteArrayView piece)
{
    const auto count = static_cast<qsizetype>(std::min(m_toSkip, static_cast<quint64>(piece.size())));
    m_toSkip -= static_cast<quint64>(count);
    return count;
}

// Takes only what the element in the buffer still lacks, and looks at it only when that is there: this is
// what keeps the cost linear however the input is cut.
qsizetype DocumentParser::completeBuffer(QByteArrayView piece, std::vector<Block> &blocks)
{
    const qsizetype taken = std::min(m_needed - m_buffer.size(), piece.size());
    m_buffer.append(piece.first(taken));
    if (m_buffer.size() == m_needed && step(m_buffer, blocks) > 0)
        m_buffer.clear();
    return taken;
}

// Handles the element at the start of bytes. Answers how many bytes that took, 0 where more are needed.
qsizetype DocumentParser::step(QByteArrayView bytes, std::vector<Block> &blocks)
{
    closeFinishedLevels();
    const auto [status, header] = readElementHeader(bytes);
    if (status == EbmlStatus::Malformed)
        return fail(m_state.hasEbmlHeader ? DemuxError::Malformed : DemuxError::NotWebm);
    if (status == EbmlStatus::Incomplete)
        return need(bytes.size() + 1);

    Rule rule = ruleFor(m_state, header.id, m_limits);
    if (rule.action == Action::CloseCluster) {
        m_state.level = Level::Segment;
        rule = ruleFor(m_state, header.id, m_limits);
    }
    if (rule.action == Action::Fail)
        return fail(rule.error);
    const bool mayBeOpenEnded = rule.action == Action::OpenSegment || rule.action == Action::OpenCluster;
    if (!fitsIntoLevel(header) || (header.hasUnknownSize && !mayBeOpenEnded))
        return fail(DemuxError::Malformed);
    return apply(rule, header, bytes, blocks);
}

qsizetype DocumentParser::apply(const Rule &rule, const ElementHeader &header, QByteArrayView bytes,
                                std::vector<Block> &blocks)
{
    switch (rule.action) {
    case Action::OpenSegment:
        open(Level::Segment, header);
        return consume(header.headerSize);
    case Action::OpenCluster:
        open(Level::Cluster, header);
        return consume(header.headerSize);
    case Action::Skip:
        m_toSkip = header.size;
        m_position += header.size;
        return consume(header.headerSize);
    case Action::Collect: {
        if (header.size > static_cast<quint64>(rule.maxBytes))
            return fail(rule.error);
        const auto size = static_cast<qsizetype>(header.size);
        if (bytes.size() < header.headerSize + size)
            return need(header.headerSize + size);
        const DemuxError error = take(header.id, bytes.sliced(header.headerSize, size), blocks);
        return error == DemuxError::None ? consume(header.headerSize + size) : fail(error);
    }
    case Action::CloseCluster: // a Segment's rules never say so
    case Action::Fail:
        break;
    }
    return fail(rule.error);
}

void DocumentParser::closeFinishedLevels()
{
    if (m_state.level == Level::Cluster && m_position >= m_clusterEnd)
        m_state.level = Level::Segment;
    if (m_state.level == Level::Segment && m_position >= m_segmentEnd)
        m_state.level = Level::Document;
}

quint64 DocumentParser::levelEnd() const
{
    switch (m_state.level) {
    case Level::Document:
        return noEnd;
    case Level::Segment:
        return m_segmentEnd;
    case Level::Cluster:
        return m_clusterEnd;
    }
    return noEnd;
}

bool DocumentParser::fitsIntoLevel(const ElementHeader &header) const
{
    // Sizes are below 2^56, so that neither sum can overflow.
    return m_position + static_cast<quint64>(header.headerSize) + header.size <= levelEnd();
}

void DocumentParser::open(Level level, const ElementHeader &header)
{
    const quint64 contentStart = m_position + static_cast<quint64>(header.headerSize);
    const quint64 end = header.hasUnknownSize ? levelEnd() : contentStart + header.size;
    if (level == Level::Segment) {
        m_state.hasSegment = true;
        m_segmentEnd = end;
    } else {
        m_state.hasCluster = true;
        m_state.hasTimestamp = false;
        m_state.isClusterOpenEnded = header.hasUnknownSize;
        m_clusterEnd = end;
    }
    m_state.level = level;
}

DemuxError DocumentParser::take(quint32 id, QByteArrayView content, std::vector<Block> &blocks)
{
    switch (id) {
    case id::Ebml:
        m_state.hasEbmlHeader = true;
        return checkEbmlHeader(content);
    case id::Info:
        return takeInfo(content);
    case id::Tracks:
        return takeTracks(content);
    case id::Timestamp:
        m_state.hasTimestamp = true;
        m_blockReader.setClusterTimestamp(readUnsigned(content));
        return DemuxError::None;
    case id::SimpleBlock:
        return m_blockReader.readSimpleBlock(content, blocks);
    default:
        return m_blockReader.readBlockGroup(content, blocks);
    }
}

DemuxError DocumentParser::takeInfo(QByteArrayView content)
{
    const auto [error, timestampScale] = readInfo(content);
    m_state.hasInfo = true;
    m_blockReader.setTimestampScale(timestampScale);
    return error;
}

DemuxError DocumentParser::takeTracks(QByteArrayView content)
{
    auto [error, tracks] = readTracks(content, m_limits.maxTracks);
    m_state.hasTracks = error == DemuxError::None;
    m_state.hasUsableTracks = !tracks.empty();
    m_blockReader.setTracks(std::move(tracks));
    return error;
}

qsizetype DocumentParser::fail(DemuxError error)
{
    m_error = error;
    return 0;
}

qsizetype DocumentParser::need(qsizetype bytes)
{
    m_needed = bytes;
    return 0;
}

qsizetype DocumentParser::consume(qsizetype bytes)
{
    m_position += static_cast<quint64>(bytes);
    return bytes;
}

} // namespace lancast::webm
