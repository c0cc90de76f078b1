// A chunk as one run of bytes: for what reads or compares all of it.
#pragma once

#include "webm/chunk_muxer.h"

namespace lancast::test {

inline QByteArray bytesOf(const webm::MuxedChunk &chunk)
{
    return chunk.header + chunk.body;
}

} // namespace lancast::test
