#include "web/window_place.h"

#include <QPoint>

#include <algorithm>

namespace lancast::app {

namespace {

constexpr QPoint step{32, 32};
constexpr int leastSeen = 64; // pixels in each direction: enough to take hold of it

const QRect *screenOf(const QRect &rect, const QList<QRect> &screens)
{
    const auto isSeen = [&rect](const QRect &screen) {
        const QRect seen = screen & rect;
        // With its upper edge, where the title is.
        return seen.width() >= leastSeen && seen.height() >= leastSeen && rect.top() >= screen.top();
    };
    const auto found = std::ranges::find_if(screens, isSeen);
    return found == screens.end() ? nullptr : &*found;
}

} // namespace

QRect freePlace(const QRect &wished, const QList<QRect> &taken, const QList<QRect> &screens)
{
    const QRect *screen = wished.isValid() ? screenOf(wished, screens) : nullptr;
    if (!screen)
        return {};
    const auto isTaken = [&taken](const QPoint &corner) {
        return std::ranges::any_of(taken, [&corner](const QRect &other) {
            return (other.topLeft() - corner).manhattanLength() < step.manhattanLength();
        });
    };
    QRect place = wished;
    const auto isOnScreen = [&] { return screen->contains(place.topLeft() + QPoint(leastSeen, leastSeen)); };
    // Down a slope and, at the screen's end, down the next one from its upper edge.
    for (int slope = 0; isTaken(place.topLeft()); ++slope) {
        while (isOnScreen() && isTaken(place.topLeft()))
            place.translate(step);
        if (isOnScreen())
            break;
        place.moveTopLeft(screen->topLeft() + QPoint(2 * slope * step.x(), 0));
        if (!isOnScreen())
            return wished; // every place is taken
    }
    return place;
}

} // namespace lancast::app
