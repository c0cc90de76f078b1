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
    UnsupportedTracks,  ///< encrypted, or more tracks than the limits allow
    TooLarge,           ///< an element exceeds DemuxLimits
};

/// One sentence for people: what is wrong with the bytes.
[[nodiscard]] QString describe(DemuxError error);

struct DemuxLimits
{
    qsizetype maxEbmlHeaderBytes = 4 * 1024;
    qsizetype maxTracksBytes = 256 * 1024; ///< Info and Tracks are each collected whole
    qsizetype maxBlockBytes = 8 * 1024 * 1024;
    qsizetype maxTracks = 8;
};

/// Demuxes one recording (one EBML document). After an error it stays in that error.
class Demuxer final
{
public:
    explicit Demuxer(const DemuxLimits &limits = {});
    ~Demuxer();
    Demuxer(Demuxer &&) noexcept;
    Demuxer &operator=(Demuxer &&) noexcept;

    /// Takes the next piece and appends to \a blocks what it completed, in stream order. A hostile piece of
    /// many tiny laced frames can give blocks that need a hundred times its bytes: feed large messages in
    /// slices. Times can be a little below zero, where the recorder wrote them so.
    [[nodiscard]] DemuxError feed(QByteArrayView piece, std::vector<Block> &blocks);

    /// True once Tracks has been read; before the first block at the latest.
    [[nodiscard]] bool hasTracks() const;
    /// Video and audio tracks only, in the order of the file.
    [[nodiscard]] const Tracks &tracks() const;
    /// Bytes held because their element is not complete yet.
    [[nodiscard]] qsizetype bufferedBytes() const;

private:
    std::unique_ptr<DocumentParser> m_parser;
};

} // namespace lancast::webm
