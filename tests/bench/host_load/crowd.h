// Many viewers in one process: two sockets each, everything read and thrown away, a report every 2 s.
#pragma once

#include <QtGlobal>

namespace lancast::bench {

/// Comes to the relay on \a port of this machine, and stays until its standard input ends. Prints a line once
/// all are there. Returns the program's exit code.
[[nodiscard]] int runCrowd(quint16 port, int viewers);

} // namespace lancast::bench
