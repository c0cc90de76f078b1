// The status as GET /api/status gives it; its fields are documented in PROTOCOL.md.
#pragma once

#include "session/status.h"

#include <QJsonObject>

namespace lancast::net {

[[nodiscard]] QJsonObject toJson(const StatusSnapshot &status);

} // namespace lancast::net
