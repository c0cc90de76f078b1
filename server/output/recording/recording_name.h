// What a recording file is called.
#pragma once

#include <QDateTime>
#include <QString>

namespace lancast::record {

/// "2026-11-23 18.27.05 Title", without what file systems refuse, and short enough for them with an ending.
/// \a part from 2 on is named.
[[nodiscard]] QString recordingName(const QDateTime &date, const QString &title, int part);

} // namespace lancast::record
