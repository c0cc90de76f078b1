// Which way in the host has chosen to share: plain values, remembered across launches.
#pragma once

#include "share/network_kind.h"
#include "share/typed_address.h"

namespace lancast::app {

enum class WayIn {
    Network,   ///< the address of one of this machine's interfaces
    LocalName, ///< "studio.local"
    Typed,
};

struct ShareChoice
{
    WayIn way = WayIn::Network;
    // With WayIn::Network. The interface may be away for now; empty: the best one.
    QString interfaceName;
    NetworkKind kind = NetworkKind::Other;
    TypedAddress typed; ///< kept while another way is chosen

    friend bool operator==(const ShareChoice &, const ShareChoice &) = default;
};

} // namespace lancast::app
