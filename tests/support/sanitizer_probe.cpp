// Does on purpose what a sanitizer must find: a build in which nothing finds it would prove nothing.
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <string_view>
#include <thread>

namespace {

void leak()
{
    [[maybe_unused]] volatile auto lost =
        reinterpret_cast<std::uintptr_t>(std::make_unique<int>(1).release());
    lost = 0;
}

void overflow()
{
    volatile int number = std::numeric_limits<int>::max();
    number = number + 1;
    std::puts("That was undefined, and went on.");
}

void race()
{
    int number = 0;
    std::thread other([&number] { ++number; });
    ++number;
    other.join();
    std::printf("%d\n", number);
}

} // namespace

int main(int argumentCount, char **arguments)
{
    const std::string_view what = argumentCount > 1 ? arguments[1] : "";
    if (what == "leak")
        leak();
    else if (what == "overflow")
        overflow();
    else if (what == "race")
        race();
    return 0;
}
