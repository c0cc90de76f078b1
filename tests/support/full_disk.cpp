#include "tests/support/full_disk.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <limits>

#include <unistd.h>

namespace {

constexpr qint64 unlimited = std::numeric_limits<qint64>::max();

// Who writes does so in a thread of its own.
std::atomic<qint64> space = unlimited;
std::atomic<int> refused = 0;

} // namespace

// The names are the linker's: every call of pwrite() in the program goes to the first, which calls the
// system's by the second.
extern "C" ssize_t __real_pwrite(int descriptor, const void *bytes, size_t count, off_t offset); // NOLINT
extern "C" ssize_t __wrap_pwrite(int descriptor, const void *bytes, size_t count, off_t offset); // NOLINT

ssize_t __wrap_pwrite(int descriptor, const void *bytes, size_t count, off_t offset) // NOLINT
{
    const qint64 fitting = std::min(space - qint64(offset), qint64(count));
    if (fitting > 0 || count == 0)
        return __real_pwrite(descriptor, bytes, size_t(fitting), offset);
    ++refused;
    errno = ENOSPC;
    return -1;
}

namespace lancast::test {

FullDisk::FullDisk(qint64 bytes)
{
    refused = 0;
    space = bytes;
}

FullDisk::~FullDisk()
{
    space = unlimited;
}

int FullDisk::refusals() const
{
    return refused;
}

} // namespace lancast::test
