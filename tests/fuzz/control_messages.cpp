// Texts and binaries as strangers may send them, into real sessions: nothing breaks, and answers have their
// limits.
#include "net/audience.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *, size_t)
{
    return 0;
}
