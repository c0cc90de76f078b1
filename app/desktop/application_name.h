// What the program is called to Qt and to the desktop.
#pragma once

namespace lancast::app {

/// For the application object that there is.
void nameApplication();

} // namespace lancast::app
