#include "web/drawing.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

namespace lancast::app {

namespace {

constexpr char backendVariable[] = "QT_QUICK_BACKEND";

/// Empty where there is no OpenGL at all.
QByteArray rendererName()
{
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface))
        return {};
    const GLubyte *name = context.functions()->glGetString(GL_RENDERER);
    QByteArray result(reinterpret_cast<const char *>(name));
    context.doneCurrent();
    return result;
}

} // namespace

bool isSoftwareRenderer(QByteArrayView renderer)
{
    const QByteArray name = renderer.toByteArray().toLower();
    return name.contains("llvmpipe") || name.contains("softpipe") || name.contains("swiftshader") ||
           name.contains("software rasterizer");
}

void chooseDrawing()
{
    if (qEnvironmentVariableIsSet(backendVariable))
        return;
    const QByteArray renderer = rendererName();
    if (renderer.isEmpty() || isSoftwareRenderer(renderer))
        qputenv(backendVariable, "software");
}

} // namespace lancast::app
