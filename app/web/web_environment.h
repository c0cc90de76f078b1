// What QtWebEngine must find in the environment before the application object exists.
#pragma once

#include <QByteArray>

namespace lancast::app {

/// \a flags with those appended that keep the publisher view at full speed, also while it is hidden.
[[nodiscard]] QByteArray withPublisherFlags(const QByteArray &flags);

/// Sets QtWebEngine's variables; what the user set stays.
void prepareWebEnvironment();

} // namespace lancast::app
