// Counts the bytes that this process copies, by taking the place of the C library's functions that do so.
#pragma once

#include <QtGlobal>

namespace lancast::test {

/// Of all threads, by memcpy(), memmove() and a realloc() that has to move, since the program's start.
[[nodiscard]] qint64 copiedBytes();

/// False under sanitizers, which take that place themselves.
[[nodiscard]] bool canCountCopies();

} // namespace lancast::test
