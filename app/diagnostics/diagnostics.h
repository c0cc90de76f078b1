// What helps to find out why something went wrong, as one text to hand on.
#pragma once

#include "host/host_choices.h"
#include "host/publisher_report.h"
#include "host/relay_address.h"
#include "session/status.h"

#include <QStringList>

namespace lancast::app {

struct DiagnosticFacts
{
    HostChoices choices;
    RelayAddress address;
    PublisherReport report;
    net::StatusSnapshot status;
    QStringList log;     ///< its newest lines
    QStringList secrets; ///< what must not be in the text, beside what redacted() knows
};

/// In English, because it is for those who mend LanCast. Without secrets and without the guests' addresses.
[[nodiscard]] QString diagnosticsText(const DiagnosticFacts &facts);

} // namespace lancast::app
