#include "look/screen_fit.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

/// What a window's frame takes; how much it is exactly is known only once the window is shown.
constexpr QMargins frame{4, 32, 4, 4};

QScreen *screenOf(const QWidget &window)
{
    QScreen *screen =
        window.testAttribute(Qt::WA_Moved) ? QGuiApplication::screenAt(window.geometry().center()) : nullptr;
    return screen ? screen : QGuiApplication::primaryScreen();
}

} // namespace

QRect fittingRect(QRect wished, const QRect &available)
{
    const QRect room = available.marginsRemoved(frame);
    wished.setSize(wished.size().boundedTo(room.size()));
    wished.moveLeft(std::clamp(wished.left(), room.left(), room.right() + 1 - wished.width()));
    wished.moveTop(std::clamp(wished.top(), room.top(), room.bottom() + 1 - wished.height()));
    return wished;
}

void fitInto(QWidget &window, const QRect &available)
{
    window.setMinimumSize(window.minimumSize().boundedTo(available.marginsRemoved(frame).size()));
    const QRect place = fittingRect(window.geometry(), available);
    if (window.testAttribute(Qt::WA_Moved))
        window.setGeometry(place);
    else
        window.resize(place.size());
}

void fitToScreen(QWidget &window)
{
    const QString platform = QGuiApplication::platformName();
    const bool isSeen = platform != "offscreen"_L1 && platform != "minimal"_L1;
    const QScreen *screen = screenOf(window);
    if (screen && isSeen)
        fitInto(window, screen->availableGeometry());
}

} // namespace lancast::app
