// Chooses how the web views are drawn on this machine.
#pragma once

#include <QByteArrayView>

namespace lancast::app {

/// True if \a renderer (GL_RENDERER) computes its pictures on the processor.
[[nodiscard]] bool isSoftwareRenderer(QByteArrayView renderer);

/// Without a graphics processor, OpenGL on the processor takes most of a core away from the encoder
/// (measured: 71 % for the preview, 19 % with Qt Quick's own rasteriser). Call once, with the application
/// object there and before the first view. Leaves QT_QUICK_BACKEND alone where somebody has set it.
void chooseDrawing();

} // namespace lancast::app
