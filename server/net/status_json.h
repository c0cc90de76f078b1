// The status as GET /api/status gives it; its fields are documented in PROTOCOL.md.
#pragma once

#include "stream/status.h"

#include <QJsonObject>

namespace lancast::net {

[[nodiscard]] QJsonObject toJson(const stream::StatusSnapshot &status);

} // namespace lancast::net
