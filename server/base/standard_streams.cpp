#include "base/standard_streams.h"

#include <initializer_list>

#include <fcntl.h>
#include <unistd.h>

namespace lancast::net {

void openStandardStreams()
{
    // A descriptor gets the lowest number that is free.
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDWR); // NOLINT(android-cloexec-open): for programs it starts, too
    }
}

} // namespace lancast::net
