// Limits in a file, so that they can change while the server runs.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>

namespace lancast::service {

/// What the file names; the rest is as the server was started.
struct Limits
{
    std::optional<int> maxViewers; ///< 0: no limit
    std::optional<int> maxConnections;
    std::optional<int> maxConnectionsPerAddress;

    bool operator==(const Limits &) const = default;
};

struct LimitsResult
{
    QString error; ///< one sentence; empty if the limits are right
    Limits limits;
};

/// Lines of "name = value", with the names of the command line's options: max-viewers, max-connections,
/// max-connections-per-address. Empty lines and lines that begin with '#' are left out.
[[nodiscard]] LimitsResult readLimits(QByteArrayView text);
/// \a patience: see net::readSmallFile().
[[nodiscard]] LimitsResult readLimitsFile(const QString &path, std::chrono::milliseconds patience);

} // namespace lancast::service
