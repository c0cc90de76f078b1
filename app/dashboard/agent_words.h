// A User-Agent header in words. Pure.
#pragma once

#include <QString>

namespace lancast::app {

/// "Firefox, Linux"; for what is not known the first product's name, at most 24 characters.
[[nodiscard]] QString agentInWords(const QString &agent);

} // namespace lancast::app
