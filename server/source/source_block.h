// A block of a source, and the document that it came in.
#pragma once

#include "webm/media.h"

#include <memory>

namespace lancast::source {

/// One WebM document: a file or a pipe can hold several, one behind the other.
struct SourceDocument
{
    quint64 number = 0; ///< rises
    webm::Tracks tracks;
};

/// A block whose time is that of the source: it rises from one document to the next.
struct SourceBlock
{
    std::shared_ptr<const SourceDocument> document;
    webm::Frame block;
    std::chrono::nanoseconds start{0}; ///< by the clock: of the source's time 0, for this block
};

} // namespace lancast::source
