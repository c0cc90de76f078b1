// The ways in that the panel offers, in their order, and which of them a choice means. Pure.
#pragma once

#include "host/relay_address.h"
#include "share/addresses.h"
#include "share/share_choice.h"

namespace lancast::app {

struct ShareEntry
{
    WayIn way = WayIn::Network;
    InterfaceAddress network; ///< with WayIn::Network
    TypedAddress host;        ///< with the other two

    friend bool operator==(const ShareEntry &, const ShareEntry &) = default;
};

/// Real networks, \a localName (where there is one), modems, VPNs and virtual networks, \a typed (where there
/// is one). \a addresses as rankedAddresses() gives them: without a network a local name leads nowhere.
[[nodiscard]] QList<ShareEntry> shareEntries(const QList<InterfaceAddress> &addresses,
                                             const QString &localName, const TypedAddress &typed);

/// The one that \a choice means; where that is away: another network of that kind, else the first of all. -1
/// if there are none.
[[nodiscard]] qsizetype chosenEntry(const QList<ShareEntry> &entries, const ShareChoice &choice);

/// \a choice with \a entry in its place.
[[nodiscard]] ShareChoice chosen(ShareChoice choice, const ShareEntry &entry);

/// "Wi-Fi 192.168.1.20", "Name studio.local".
[[nodiscard]] QString entryTitle(const ShareEntry &entry);
/// What a guest types.
[[nodiscard]] QUrl entryUrl(const ShareEntry &entry, const RelayAddress &relay);

} // namespace lancast::app
