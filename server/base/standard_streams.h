// Standard input, output and error stay what their names say, however the program was started.
#pragma once

namespace lancast::net {

/// Those that the program was started without (`2>&-`, some daemons) lead to /dev/null from now on: else the
/// next file or socket that is opened would get their numbers, and the log would be written to it. Call it
/// before anything is opened.
void openStandardStreams();

} // namespace lancast::net
