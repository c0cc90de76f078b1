// The program's icon in the sizes in which it was drawn.
#pragma once

#include <QIcon>

namespace lancast::app {

[[nodiscard]] QIcon applicationIcon();

} // namespace lancast::app
