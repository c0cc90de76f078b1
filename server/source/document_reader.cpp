#include "source/document_reader.h"

#include <algorithm>
#include <utility>

namespace lancast::source {

namespace {

constexpr char documentStart[] = "\x1A\x45\xDF\xA3"; // id of the EBML header, RFC 8794 section 11.2.1
constexpr qsizetype documentStartBytes = 4;

} // namespace

void DocumentReader::feed(QByteArrayView bytes, std::vector<SourceBlock> &blocks)
{
    QByteArray rest = m_lastBytes;
    if (m_isUnreadable) {
        rest.append(bytes);
        bytes = afterUnreadable(rest);
    }
    while (!bytes.isEmpty()) {
        std::vector<webm::Frame> read;
        m_error = m_demuxer.feed(bytes, read);
        if (!m_hasTracks && m_demuxer.hasTracks())
            startDocument();
        place(std::move(read), blocks);
        if (m_error == webm::DemuxError::None)
            return;
        if (m_error == webm::DemuxError::NextDocument) {
            rest = m_demuxer.takeRest();
            bytes = rest;
            endDocument();
        } else {
            m_isUnreadable = true;
            // Not the beginning of the same one again.
            bytes = afterUnreadable(bytes.sliced(std::min(documentStartBytes, bytes.size())));
        }
    }
}

/// What follows the unreadable document, with a demuxer for it; empty as long as nothing does.
QByteArrayView DocumentReader::afterUnreadable(QByteArrayView bytes)
{
    const qsizetype next = bytes.indexOf(QByteArrayView(documentStart, documentStartBytes));
    if (next < 0) {
        m_lastBytes = bytes.last(std::min(bytes.size(), documentStartBytes - 1)).toByteArray();
        return {};
    }
    m_lastBytes.clear();
    endDocument();
    return bytes.sliced(next);
}

void DocumentReader::startDocument()
{
    m_hasTracks = true;
    const bool isSame = m_document && m_document->tracks == m_demuxer.tracks();
    if (!std::exchange(m_continuesDocument, false) || !isSame)
        m_document =
            std::make_shared<const SourceDocument>(SourceDocument{m_documents++, m_demuxer.tracks()});
    m_timeline.startDocument(m_document);
}

void DocumentReader::place(std::vector<webm::Frame> read, std::vector<SourceBlock> &blocks)
{
    const std::size_t before = blocks.size();
    for (webm::Frame &block : read)
        m_timeline.add(std::move(block), blocks);
    m_passBlocks += blocks.size() - before;
}

void DocumentReader::endDocument()
{
    m_damage = damage();
    m_demuxer = webm::Demuxer(webm::DemuxLimits{}, webm::Recovery::Resync);
    m_hasTracks = false;
    m_isUnreadable = false;
}

void DocumentReader::repeat()
{
    endDocument();
    m_lastBytes.clear();
    m_passBlocks = 0;
    m_continuesDocument = true;
}

QString DocumentReader::fault() const
{
    const bool isTold = m_error != webm::DemuxError::None && m_error != webm::DemuxError::NextDocument;
    return isTold ? webm::describe(m_error) : QStringLiteral("There is no picture or sound in it.");
}

webm::Damage DocumentReader::damage() const
{
    const webm::Damage now = m_demuxer.damage();
    return {m_damage.times + now.times, m_damage.bytes + now.bytes};
}

} // namespace lancast::source
