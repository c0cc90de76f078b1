#include "webm/demuxer.h"

#include "webm/document_parser.h"

namespace lancast::webm {

Demuxer::Demuxer(const DemuxLimits &limits, Recovery recovery)
    : m_parser(std::make_unique<DocumentParser>(limits, recovery))
{
}
Demuxer::~Demuxer() = default;
Demuxer::Demuxer(Demuxer &&) noexcept = default;
Demuxer &Demuxer::operator=(Demuxer &&) noexcept = default;

DemuxError Demuxer::feed(QByteArrayView piece, std::vector<Frame> &blocks)
{
    return m_parser->feed(piece, blocks);
}

bool Demuxer::hasTracks() const
{
    return m_parser->hasTracks();
}

const Tracks &Demuxer::tracks() const
{
    return m_parser->tracks();
}

qsizetype Demuxer::bufferedBytes() const
{
    return m_parser->bufferedBytes();
}

Damage Demuxer::damage() const
{
    return m_parser->damage();
}

QByteArray Demuxer::takeRest()
{
    return m_parser->takeRest();
}

QString describe(DemuxError error)
{
    switch (error) {
    case DemuxError::None:
        return QStringLiteral("There is no error.");
    case DemuxError::NotWebm:
        return QStringLiteral("This is not a WebM recording.");
    case DemuxError::UnsupportedDocType:
        return QStringLiteral("This is a kind of EBML document other than WebM or Matroska.");
    case DemuxError::Malformed:
        return QStringLiteral("The recording is damaged: it contradicts the WebM format.");
    case DemuxError::NoTracks:
        return QStringLiteral("The recording has neither picture nor sound.");
    case DemuxError::UnsupportedTracks:
        return QStringLiteral("The recording is encrypted or compressed.");
    case DemuxError::TooLarge:
        return QStringLiteral("The recording has a part that is larger than this relay accepts.");
    case DemuxError::NextDocument:
        return QStringLiteral("Another recording begins in the middle of this one.");
    }
    return {};
}

} // namespace lancast::webm
