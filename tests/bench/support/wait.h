// Waits for a condition while events are handled.
#pragma once

#include <chrono>
#include <functional>

namespace lancast::bench {

/// Runs the event loop until \a isTrue; false after \a deadline.
bool waitFor(const std::function<bool()> &isTrue, std::chrono::milliseconds deadline);

/// Runs the event loop for so long.
void pass(std::chrono::milliseconds duration);

} // namespace lancast::bench
