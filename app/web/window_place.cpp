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
    // Each of those taken can be in the way once; after the screen's end it begins at its corner.
    for (qsizetype tries = 0; tries <= taken.size() && isTaken(place.topLeft()); ++tries) {
        place.translate(step);
        if (!screen->contains(place.topLeft() + QPoint(leastSeen, leastSeen)))
            place.moveTopLeft(screen->topLeft());
    }
    return place;
}

} // namespace lancast::app
