// The status as Prometheus reads it.
#pragma once

#include "session/status.h"

#include <QByteArray>

namespace lancast::net {

inline constexpr char metricsContentType[] = "text/plain; version=0.0.4; charset=utf-8";

/// \a status in Prometheus' text format 0.0.4. PROTOCOL.md lists the metrics; what is unknown is left out. No
/// label tells one client from another: a monitor would keep each as a series of its own for ever.
[[nodiscard]] QByteArray metricsText(const StatusSnapshot &status);

} // namespace lancast::net
