// Takes a recording's bytes, cut anywhere, and gives its tracks and blocks.
#pragma once

#include "webm/media.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <vector>

namespace lancast::webm {

class DocumentParser;

enum class DemuxError {
    None,
    NotWebm,            ///< the bytes do not start with an EBML header
    UnsupportedDocType, ///< EBML, but neither "webm" nor "matroska"
    Malformed,          ///< an element contradicts the specification
    NoTracks,           ///< a Cluster came before any usable track
    UnsupportedTracks,  ///< encrypted, or compressed in a way that cannot be undone
    TooLarge,           ///< an element exceeds DemuxLimits
    NextDocument,       ///< with Recovery::Resync only: another EBML header came; see Demuxer::takeRest()
};

/// One sentence for people: what is wrong with the bytes.
[[nodiscard]] QString describe(DemuxError error);

struct DemuxLimits
{
    qsizetype maxEbmlHeaderBytes = 4 * 1024;
    qsizetype maxTrackBytes = 256 * 1024;        ///< Info and each TrackEntry are collected whole
    qsizetype maxTracksBytes = 64 * 1024 * 1024; ///< of all tracks; most are skipped
    qsizetype maxBlockBytes = 8 * 1024 * 1024;
};

enum class Recovery {
    Strict, ///< damage is an error: for a recorder whose bytes come over a reliable connection
    Resync, ///< damage costs the rest of its Cluster at most: for files and pipes
};

/// What Recovery::Resync had to leave out.
struct Damage
{
    quint64 times = 0; ///< separate places
    quint64 bytes = 0;

    bool operator==(const Damage &) const = default;
};

/// Demuxes one recording (one EBML document). After an error it stays in that error.
class Demuxer final
{
public:
    explicit Demuxer(const DemuxLimits &limits = {}, Recovery recovery = Recovery::Strict);
    ~Demuxer();
    Demuxer(Demuxer &&) noexcept;
    Demuxer &operator=(Demuxer &&) noexcept;

    /// Takes the next piece and appends to \a blocks what it completed, in stream order. A hostile piece of
    /// many tiny laced frames can give blocks that need a hundred times its bytes: feed large messages in
    /// slices. Times can be a little below zero, where the recorder wrote them so.
    [[nodiscard]] DemuxError feed(QByteArrayView piece, std::vector<Frame> &blocks);

    /// True once Tracks has been read; before the first block at the latest.
    [[nodiscard]] bool hasTracks() const;
    /// The first video and the first audio track that can be read, in the order of the file.
    [[nodiscard]] const Tracks &tracks() const;
    /// Bytes held because their element is not complete yet.
    [[nodiscard]] qsizetype bufferedBytes() const;
    /// Grows with Recovery::Resync only.
    [[nodiscard]] Damage damage() const;
    /// After NextDocument, once: the bytes from the other EBML header on, as far as they were fed. A new
    /// demuxer takes them.
    [[nodiscard]] QByteArray takeRest();

private:
    std::unique_ptr<DocumentParser> m_parser;
};

} // namespace lancast::webm
