// Reads the documents of a source from its bytes, cut anywhere.
#pragma once

#include "source/source_timeline.h"
#include "webm/demuxer.h"

#include <QString>

namespace lancast::source {

/// Damaged bytes are left out up to the next Cluster, unreadable documents up to the next one.
class DocumentReader final
{
public:
    /// Takes the next bytes and appends to \a blocks what can be placed.
    void feed(QByteArrayView bytes, std::vector<SourceBlock> &blocks);
    /// The bytes are at their end; the next ones are those of the beginning again, and continue the document
    /// if its tracks are the same.
    void repeat();

    /// Nothing readable has come, and nothing can come any more.
    [[nodiscard]] bool isUnreadable() const { return m_isUnreadable && m_passBlocks == 0; }
    /// Why nothing could be read up to now.
    [[nodiscard]] QString fault() const;
    /// Since the beginning, or the last repeat().
    [[nodiscard]] quint64 passBlocks() const { return m_passBlocks; }
    /// Bytes that had to be left out.
    [[nodiscard]] webm::Damage damage() const;
    [[nodiscard]] const SourceTimeline &timeline() const { return m_timeline; }

private:
    [[nodiscard]] QByteArrayView afterUnreadable(QByteArrayView bytes);
    void startDocument();
    void place(std::vector<webm::Frame> read, std::vector<SourceBlock> &blocks);
    void endDocument();

    webm::Demuxer m_demuxer{webm::DemuxLimits{}, webm::Recovery::Resync};
    webm::DemuxError m_error = webm::DemuxError::None;
    webm::Damage m_damage; ///< of the documents before
    SourceTimeline m_timeline;
    std::shared_ptr<const SourceDocument> m_document; ///< the newest
    quint64 m_documents = 0;
    quint64 m_passBlocks = 0;
    bool m_hasTracks = false;    ///< of the document that is read
    bool m_isUnreadable = false; ///< the document that is read, from where it is on
    bool m_continuesDocument = false;
    QByteArray m_lastBytes; ///< of what is unreadable: the next document can begin there
};

} // namespace lancast::source
