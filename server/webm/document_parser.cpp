#include "webm/document_parser.h"

#include "webm/element_ids.h"
#include "webm/landmarks.h"
#include "webm/payload.h"

#include <algorithm>
#include <iterator>

namespace lancast::webm {

DemuxError DocumentParser::feed(QByteArrayView piece, std::vector<Frame> &blocks)
{
    if (m_error != DemuxError::None)
        return m_error;
    m_lastFrames = m_withheld.size();
    std::ranges::move(std::exchange(m_withheld, {}), std::back_inserter(blocks));
    while (!m_buffer.isEmpty() && !piece.isEmpty() && m_error == DemuxError::None)
        piece = piece.sliced(complete(piece, blocks));
    if (m_error == DemuxError::None && !piece.isEmpty())
        parse(std::exchange(piece, {}), blocks);
    if (m_error == DemuxError::NextDocument)
        m_buffer.append(piece);
    else if (m_error != DemuxError::None)
        m_buffer.clear();
    if (m_error == DemuxError::None && isLastBlockDoubtful(blocks))
        m_withheld = takeLastBlock(blocks);
    return m_error;
}

// Takes what the element in the buffer lacks, and answers how much. The element is looked at only when all of
// it is there: this is what keeps the cost linear however the input is cut.
qsizetype DocumentParser::complete(QByteArrayView piece, std::vector<Frame> &blocks)
{
    const qsizetype count = std::min(piece.size(), m_needed - m_buffer.size());
    gather(m_buffer, piece.first(count), m_needed, m_largest);
    if (m_buffer.size() >= m_needed || hasSwallowedLandmark()) {
        m_gathered = std::exchange(m_buffer, {});
        parse(m_gathered, blocks);
        m_gathered.clear();
    }
    return count;
}

// A block that ends with zeros and behind which no element can be read is damaged itself. That is seen only
// when what follows has come: until then it is withheld. The last one or two bytes of most video frames are
// zeros that the encoder wrote; packets of audio end with none.
bool DocumentParser::isLastBlockDoubtful(const std::vector<Frame> &blocks) const
{
    constexpr qsizetype manyOfVideo = 3;
    constexpr qsizetype manyOfAudio = 1;
    if (!isResyncing() || m_lastFrames == 0)
        return false;
    const QByteArray &payload = blocks.back().payload;
    const qsizetype many = blocks.back().type == TrackType::Audio ? manyOfAudio : manyOfVideo;
    const QByteArrayView end = QByteArrayView(payload).last(std::min(payload.size(), many));
    return std::ranges::all_of(end, [](char byte) { return byte == 0; });
}

std::vector<Frame> DocumentParser::takeLastBlock(std::vector<Frame> &blocks)
{
    const auto first = blocks.end() - static_cast<std::ptrdiff_t>(std::exchange(m_lastFrames, 0));
    std::vector<Frame> taken;
    std::move(first, blocks.end(), std::back_inserter(taken));
    blocks.erase(first, blocks.end());
    return taken;
}

// A block in the buffer whose size is wrong need not be waited for. Each byte is looked at once.
bool DocumentParser::hasSwallowedLandmark()
{
    if (!m_searched)
        return false;
    const QByteArrayView rest = QByteArrayView(m_buffer).sliced(*m_searched);
    const Landmark landmark = findLandmark(rest, rest.size());
    *m_searched += landmark.offset;
    return landmark.status == LandmarkStatus::Found;
}

// What is to be looked at again when more has come goes into the buffer.
void DocumentParser::parse(QByteArrayView bytes, std::vector<Frame> &blocks)
{
    QByteArray joined;
    m_searched.reset();
    while (!bytes.isEmpty()) {
        const Taken taken = m_isSearching ? search(bytes) : m_toSkip > 0 ? skip(bytes) : step(bytes, blocks);
        if (!taken)
            break;
        if (*taken > 0)
            m_lastFrames = std::exchange(m_framesOfStep, 0);
        m_position += static_cast<quint64>(*taken);
        bytes = bytes.sliced(*taken);
        if (m_state.level == Level::TrackList && m_position >= m_tracksEnd) {
            m_error = finishTracks();
            if (m_error != DemuxError::None)
                break;
        }
        if (m_isSearching && !m_cutLandmark.isEmpty()) {
            // A block that is too long can have swallowed the start of what comes behind it.
            m_position -= static_cast<quint64>(m_cutLandmark.size());
            joined = std::exchange(m_cutLandmark, {}).append(bytes);
            bytes = joined;
        }
    }
    gather(m_buffer, bytes, m_needed, m_largest);
}

DocumentParser::Taken DocumentParser::skip(QByteArrayView bytes)
{
    auto count = static_cast<qsizetype>(std::min(m_toSkip, static_cast<quint64>(bytes.size())));
    if (isResyncing() && !m_maySkipLandmarks) {
        const Landmark landmark = findLandmark(bytes, count);
        if (landmark.status == LandmarkStatus::Found) {
            // Its size is a wrong one.
            m_toSkip = 0;
            return onDamage(DemuxError::Malformed);
        }
        if (landmark.status == LandmarkStatus::Undecided && landmark.offset == 0)
            return need(bytes.size() + 1);
        count = landmark.offset;
    }
    m_toSkip -= static_cast<quint64>(count);
    return count;
}

// Handles the element at the start of bytes.
DocumentParser::Taken DocumentParser::step(QByteArrayView bytes, std::vector<Frame> &blocks)
{
    closeFinishedLevels();
    m_elementStart = m_position;
    if (!m_cutLandmark.isEmpty()) {
        const LandmarkStatus status =
            findLandmark(m_cutLandmark + bytes.first(std::min(bytes.size(), maxLandmarkBytes)).toByteArray(),
                         1)
                .status;
        if (status == LandmarkStatus::Undecided)
            return need(bytes.size() + 1);
        if (status == LandmarkStatus::Found)
            return onDamage(DemuxError::Malformed);
        m_cutLandmark.clear();
    }
    const auto [status, header] = readElementHeader(bytes);
    if (status == EbmlStatus::Malformed && isLastBlockDoubtful(blocks)) {
        for (const Frame &block : takeLastBlock(blocks))
            m_damage.bytes += static_cast<quint64>(block.payload.size());
    }
    if (status == EbmlStatus::Malformed)
        return onDamage(m_state.hasEbmlHeader ? DemuxError::Malformed : DemuxError::NotWebm);
    if (status == EbmlStatus::Incomplete)
        return need(bytes.size() + 1);
    if (isResyncing() && m_state.hasSegment && (header.id == id::Ebml || header.id == id::Cluster)) {
        const LandmarkStatus landmark = findLandmark(bytes, 1).status;
        if (landmark == LandmarkStatus::Undecided)
            return need(bytes.size() + 1);
        // A Segment that says too small a size is damage, too.
        if (landmark == LandmarkStatus::None ||
            (header.id == id::Cluster && m_state.level == Level::Document))
            return onDamage(DemuxError::Malformed);
        if (header.id == id::Ebml)
            return fail(DemuxError::NextDocument);
    }

    Rule rule = ruleFor(m_state, header.id, m_limits);
    if (rule.action == Action::CloseCluster) {
        m_state.level = Level::Segment;
        rule = ruleFor(m_state, header.id, m_limits);
    }
    if (rule.action == Action::Fail)
        return onDamage(rule.error);
    const bool mayBeOpenEnded = rule.action == Action::OpenSegment || rule.action == Action::OpenCluster;
    if (!fitsIntoLevel(header) || (header.hasUnknownSize && !mayBeOpenEnded))
        return onDamage(DemuxError::Malformed);
    return apply(rule, header, bytes, blocks);
}

DocumentParser::Taken DocumentParser::apply(const Rule &rule, const ElementHeader &header,
                                            QByteArrayView bytes, std::vector<Frame> &blocks)
{
    if (rule.action == Action::Collect)
        return collect(rule, header, bytes, blocks);
    if (rule.action == Action::Skip) {
        // What is skipped is searched from its second byte on: nobody knows whether this is a header at all.
        m_toSkip = header.size + static_cast<quint64>(header.headerSize) - 1;
        m_maySkipLandmarks = header.id == id::Attachments;
        return 1;
    }
    if (rule.action == Action::OpenTracks && header.size > static_cast<quint64>(m_limits.maxTracksBytes))
        return onDamage(DemuxError::TooLarge);
    open(rule.action == Action::OpenSegment  ? Level::Segment
         : rule.action == Action::OpenTracks ? Level::TrackList
                                             : Level::Cluster,
         header);
    return header.headerSize;
}

DocumentParser::Taken DocumentParser::collect(const Rule &rule, const ElementHeader &header,
                                              QByteArrayView bytes, std::vector<Frame> &blocks)
{
    const bool isTooLarge = header.size > static_cast<quint64>(rule.maxBytes);
    if (isTooLarge && header.id == id::TrackEntry)
        return takeLargeTrackEntry(header, bytes);
    if (isTooLarge)
        return onDamage(rule.error);
    const qsizetype total = header.headerSize + static_cast<qsizetype>(header.size);
    const bool isInCluster = m_state.level == Level::Cluster;
    const QByteArrayView there = bytes.first(std::min(total, bytes.size()));
    Landmark landmark;
    if (isResyncing() && isInCluster)
        landmark = findLandmark(there.sliced(1), there.size() - 1);
    if (landmark.status == LandmarkStatus::Found)
        return onDamage(DemuxError::Malformed);
    if (there.size() < total) {
        m_needed = total;
        if (isResyncing() && isInCluster)
            m_searched = 1 + landmark.offset;
        return std::nullopt;
    }

    const QByteArrayView content = there.sliced(header.headerSize);
    const std::size_t before = blocks.size();
    const DemuxError error = take(header.id, content, blocks);
    const bool isDispensable = isResyncing() && (isInCluster || header.id == id::Info);
    if (error != DemuxError::None && isDispensable)
        return landmark.status == LandmarkStatus::None ? leaveOut(total) : onDamage(error);
    if (error != DemuxError::None)
        return fail(error);
    if (isInCluster && header.id != id::Timestamp)
        m_isInDamage = false;
    if (landmark.status == LandmarkStatus::Undecided)
        m_cutLandmark = there.sliced(1 + landmark.offset).toByteArray();
    m_framesOfStep = blocks.size() - before;
    m_largest = std::max(m_largest, total);
    const bool isWhole = there.data() == m_gathered.constData() && total == m_gathered.size();
    keepPayloads(std::span(blocks).subspan(before), isWhole ? std::move(m_gathered) : QByteArray());
    return total;
}

// Too large to be kept: its beginning tells whether it matters.
DocumentParser::Taken DocumentParser::takeLargeTrackEntry(const ElementHeader &header, QByteArrayView bytes)
{
    const quint64 typeBytes = std::min(header.size, static_cast<quint64>(TracksReader::typeBytes));
    const qsizetype toSee = header.headerSize + static_cast<qsizetype>(typeBytes);
    if (bytes.size() < toSee)
        return need(toSee);
    m_tracksReader.addTooLarge(bytes.first(toSee).sliced(header.headerSize));
    m_toSkip = header.size;
    m_maySkipLandmarks = false;
    return header.headerSize;
}

// Ends the reading, or begins the search for where it can start again.
DocumentParser::Taken DocumentParser::onDamage(DemuxError error)
{
    const bool isPlace = error == DemuxError::Malformed || error == DemuxError::TooLarge;
    if (!isResyncing() || !isPlace || !m_state.hasSegment)
        return fail(error);
    // The tracks that came before the damage can be enough.
    if (m_state.level == Level::TrackList && (finishTracks() != DemuxError::None || !m_state.hasUsableTracks))
        return fail(error);
    countDamage();
    m_damage.bytes += m_position - m_elementStart; // more than none only in an element that was skipped
    m_isSearching = true;
    // Bytes may be missing or too many: from now on only the elements themselves tell where they are.
    m_segmentEnd = noEnd;
    if (m_position != m_resumedAt)
        return 0;
    // The landmark itself is damaged: it must not be found again.
    ++m_damage.bytes;
    return 1;
}

DocumentParser::Taken DocumentParser::search(QByteArrayView bytes)
{
    const Landmark landmark = findLandmark(bytes, bytes.size());
    if (landmark.status == LandmarkStatus::Undecided && landmark.offset == 0)
        return need(bytes.size() + 1);
    if (landmark.status == LandmarkStatus::Found) {
        m_isSearching = false;
        m_state.level = Level::Segment;
        m_resumedAt = m_position + static_cast<quint64>(landmark.offset);
    }
    m_damage.bytes += static_cast<quint64>(landmark.offset);
    return landmark.offset;
}

DocumentParser::Taken DocumentParser::leaveOut(qsizetype bytes)
{
    countDamage();
    m_damage.bytes += static_cast<quint64>(bytes);
    return bytes;
}

void DocumentParser::countDamage()
{
    m_damage.times += m_isInDamage ? 0 : 1;
    m_isInDamage = true;
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
    case Level::TrackList:
        return m_tracksEnd;
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
    } else if (level == Level::TrackList) {
        m_tracksEnd = end;
    } else {
        m_state.hasCluster = true;
        m_state.hasTimestamp = false;
        m_state.isClusterOpenEnded = header.hasUnknownSize;
        m_clusterEnd = end;
    }
    m_state.level = level;
}

DemuxError DocumentParser::take(quint32 id, QByteArrayView content, std::vector<Frame> &blocks)
{
    switch (id) {
    case id::Ebml:
        m_state.hasEbmlHeader = true;
        return checkEbmlHeader(content);
    case id::Info:
        return takeInfo(content);
    case id::TrackEntry:
        m_tracksReader.add(content);
        return DemuxError::None;
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
    if (error != DemuxError::None)
        return error;
    m_state.hasInfo = true;
    m_blockReader.setTimestampScale(timestampScale);
    return DemuxError::None;
}

DemuxError DocumentParser::finishTracks()
{
    TracksResult result = std::exchange(m_tracksReader, TracksReader(m_limits.maxTrackBytes)).result();
    m_state.level = Level::Segment;
    m_state.hasTracks = result.error == DemuxError::None;
    m_state.hasUsableTracks = !result.tracks.empty();
    m_blockReader.setTracks(std::move(result.tracks), std::move(result.encodings));
    return result.error;
}

DocumentParser::Taken DocumentParser::fail(DemuxError error)
{
    m_error = error;
    return std::nullopt;
}

DocumentParser::Taken DocumentParser::need(qsizetype bytes)
{
    m_needed = bytes;
    return std::nullopt;
}

} // namespace lancast::webm
