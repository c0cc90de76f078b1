// Which part of the desktop is the first monitor. Pure.
#pragma once

#include "host/host_choices.h"

#include <QList>
#include <QRect>
#include <QStringList>

#include <optional>

namespace lancast::app {

/// On X11 a captured screen is the whole desktop, all monitors in one picture. The part of it that is \a
/// first of \a all monitors (in pixels of the desktop); empty if there is none.
[[nodiscard]] std::optional<ScreenArea> monitorShare(const QRect &first, const QList<QRect> &all);

/// Which monitor guests see, by its name: while the stream \a isOnAir the one that they see already, \a
/// shown, as long as it is one of \a all; else \a first.
[[nodiscard]] QString shownMonitor(const QString &shown, const QString &first, const QStringList &all,
                                   bool isOnAir);

} // namespace lancast::app
