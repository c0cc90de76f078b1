// What the user said at start about the ports of node-videostream.
#pragma once

#include <QtGlobal>

namespace lancast::compat {

/// The ports of node-videostream, see Ports.
struct PortOptions
{
    static constexpr int count = 4;

    bool isWanted = false;
    quint16 base = 0;      ///< the first of them; 0: any free ones
    bool isPublic = false; ///< other machines may publish by them
};

} // namespace lancast::compat
