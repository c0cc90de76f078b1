// Where another window of the same kind goes, so that it is seen and hides none of the others. Pure.
#pragma once

#include <QList>
#include <QRect>

namespace lancast::app {

/// \a wished, moved by steps away from where \a taken ones have their corner; null if \a wished has too
/// little on any of \a screens (their available parts), for then the desktop shall place the window.
[[nodiscard]] QRect freePlace(const QRect &wished, const QList<QRect> &taken, const QList<QRect> &screens);

} // namespace lancast::app
