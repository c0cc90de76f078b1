#include "tests/support/copy_counter.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <dlfcn.h>
#include <malloc.h>

namespace {

std::atomic<qint64> copied = 0;

} // namespace

namespace lancast::test {

qint64 copiedBytes()
{
    return copied;
}

} // namespace lancast::test

namespace {

/// Neither compiler may make a call of memcpy() of it again.
void copyForwards(char *to, const char *from, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        to[i] = from[i];
        asm volatile("" ::: "memory");
    }
}

void copyBackwards(char *to, const char *from, std::size_t size)
{
    for (std::size_t i = size; i > 0; --i) {
        to[i - 1] = from[i - 1];
        asm volatile("" ::: "memory");
    }
}

} // namespace

// The names and types are the C library's.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
extern "C" {

void *memmove(void *to, const void *from, std::size_t size) noexcept
{
    copied += qint64(size);
    const auto isBefore = reinterpret_cast<std::uintptr_t>(to) <= reinterpret_cast<std::uintptr_t>(from);
    (isBefore ? copyForwards : copyBackwards)(static_cast<char *>(to), static_cast<const char *>(from), size);
    return to;
}

void *memcpy(void *to, const void *from, std::size_t size) noexcept
{
    return memmove(to, from, size);
}

// Calls become these where the compiler knows the size of what is written to.
void *__memcpy_chk(void *to, const void *from, std::size_t size, std::size_t /*room*/) noexcept
{
    return memmove(to, from, size);
}

void *__memmove_chk(void *to, const void *from, std::size_t size, std::size_t /*room*/) noexcept
{
    return memmove(to, from, size);
}

void *realloc(void *old, std::size_t size) noexcept
{
    using Realloc = void *(*)(void *, std::size_t);
    static const auto original = reinterpret_cast<Realloc>(::dlsym(RTLD_NEXT, "realloc"));
    const std::size_t before = old ? ::malloc_usable_size(old) : 0;
    const auto address = reinterpret_cast<std::uintptr_t>(old);
    void *moved = original(old, size);
    if (moved && reinterpret_cast<std::uintptr_t>(moved) != address)
        copied += qint64(std::min(before, size));
    return moved;
}
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
