// Which controls of a window the keyboard reaches.
#pragma once

#include <QSet>
#include <QWidget>

#include <functional>

namespace lancast::app {

/// Types at \a window as the system would: whatever has the focus there, or is open over it, gets the key.
void press(const QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

/// Presses \a keys once \a opened answers with a menu or a dialog that can be seen. Some of them run an event
/// loop of their own, so that whoever opens them does not go on before they close.
void pressWhenOpen(const std::function<QWidget *()> &opened, const QList<Qt::Key> &keys);

/// Presses Tab until the focus is on \a target or inside it; false if it does not come there.
[[nodiscard]] bool tabTo(const QWidget &window, const QWidget *target);

/// What people can operate and see there now: a spin box counts, its line edit and its arrows do not.
[[nodiscard]] QList<QWidget *> controlsOf(const QWidget &window);

/// Those of controlsOf() that neither Tab nor the arrow keys nor a key of their own reach, by name; "stuck in
/// ..." where the focus does not come out again.
[[nodiscard]] QStringList unreachedIn(const QWidget &window);

} // namespace lancast::app
