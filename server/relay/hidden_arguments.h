// Keeps secrets of the command line out of lists of processes.
#pragma once

#include <span>

namespace lancast::net {

/// Overwrites the passcode, the publish key and the password in the URL of --icecast, which ps(1) shows of
/// this process. Call it once the options have been read: before that they are to be seen.
void hideSecrets(std::span<char *> arguments);

} // namespace lancast::net
