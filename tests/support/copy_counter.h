// Counts the bytes that this process copies, by taking the place of the C library's functions that do so.
// Sanitizers take that place themselves.
#pragma once

#include <QtGlobal>

namespace lancast::test {

/// Of all threads, by memcpy(), memmove() and a realloc() that has to move, since the program's start.
[[nodiscard]] qint64 copiedBytes();

} // namespace lancast::test
