#include "devices/monitor_share.h"

namespace lancast::app {

std::optional<ScreenArea> monitorShare(const QRect &first, const QList<QRect> &all)
{
    // The desktop begins at 0,0, whether a monitor does or not.
    QRect desktop(0, 0, 1, 1);
    for (const QRect &monitor : all)
        desktop |= monitor;
    if (first.isEmpty())
        return std::nullopt;
    return ScreenArea{first, desktop.size()};
}

QString shownMonitor(const QString &shown, const QString &first, const QStringList &all, bool isOnAir)
{
    return isOnAir && all.contains(shown) ? shown : first;
}

} // namespace lancast::app
