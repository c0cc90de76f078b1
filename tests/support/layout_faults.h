// What is wrong with a window's layout: texts that are cut, controls that overlap or lie outside.
#pragma once

#include <QStringList>

class QWidget;

namespace lancast::test {

/// A widget that shortens its text on purpose, and says it in full elsewhere, has this dynamic property.
inline constexpr auto elidesProperty = "elides";

/// One line a fault; looks at everything that can be seen in \a window now.
[[nodiscard]] QStringList layoutFaults(const QWidget &window);

} // namespace lancast::test
