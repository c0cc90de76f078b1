// Preloaded into a program: moves its wall clock by the seconds that the file named by LANCAST_CLOCK_SHIFT
// holds.
#include <cstdint>
#include <cstdlib>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

namespace {

/// Seconds, shared with the test by the file; the steady clocks stay as they are.
int64_t shift()
{
    static const volatile int64_t *shared = [] {
        static const int64_t none = 0;
        const char *path = std::getenv("LANCAST_CLOCK_SHIFT");
        const int file = path ? ::open(path, O_RDONLY) : -1;
        void *memory =
            file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
        if (file >= 0)
            ::close(file);
        return memory == MAP_FAILED ? &none : static_cast<const int64_t *>(memory);
    }();
    return *shared;
}

template<typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto real = next<int (*)(clockid_t, timespec *)>("clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift();
    return result;
}

extern "C" int gettimeofday(timeval *time, void *zone) noexcept
{
    static const auto real = next<int (*)(timeval *, void *)>("gettimeofday");
    const int result = real(time, zone);
    if (result == 0)
        time->tv_sec += shift();
    return result;
}

extern "C" time_t time(time_t *result) noexcept
{
    static const auto real = next<time_t (*)(time_t *)>("time");
    const time_t now = real(nullptr) + shift();
    if (result)
        *result = now;
    return now;
}
