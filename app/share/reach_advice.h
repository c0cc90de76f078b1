// What may keep others from an address that is shared, and what to do about each. Pure.
#pragma once

#include "share/firewall.h"
#include "share/reach_check.h"
#include "share/share_entries.h"

#include <optional>

namespace lancast::app {

struct ReachAdvice
{
    QString title;
    QString text;
    QString command; ///< to be copied; empty: none
};

/// One sentence or two about what a try of \a entry gave.
[[nodiscard]] QString reachText(Reach reach, const ShareEntry &entry, const RelayAddress &relay);

/// The likeliest first. No \a entry: there is no network.
[[nodiscard]] QList<ReachAdvice> reachAdvice(const std::optional<ShareEntry> &entry,
                                             const RelayAddress &relay, const QList<Firewall> &firewalls);

} // namespace lancast::app
