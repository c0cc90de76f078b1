// Whether this system lets Chromium make its sandbox.
#pragma once

namespace lancast::app {

/// Tries in a process of its own what the sandbox of Chromium is made of: name spaces for users and
/// processes, and a root directory without files. Systems refuse either: without user name spaces the first,
/// and AppArmor's rules of Ubuntu 24.04 the second. Where it fails, Chromium ends the program or runs without
/// that protection. Before the program has threads.
[[nodiscard]] bool canMakeSandbox();

} // namespace lancast::app
