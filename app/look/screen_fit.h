// A window that would be larger than its screen, or lie beside it, is made to fit.
#pragma once

#include <QRect>

class QWidget;

namespace lancast::app {

/// \a wished made smaller and moved until it lies within \a available, with the frame that the desktop adds.
[[nodiscard]] QRect fittingRect(QRect wished, const QRect &available);

/// Makes \a window fit into \a available. Where it has no place yet, the desktop gives it one.
void fitInto(QWidget &window, const QRect &available);

/// The same for its screen, if there is one that somebody sees. To be called before \a window is first shown,
/// once it has its size and its place.
void fitToScreen(QWidget &window);

} // namespace lancast::app
