// Colours, distances and text sizes: the only place that names them.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QAbstractButton;
class QPushButton;

namespace lancast::app {

inline constexpr int spacing = 8; ///< device-independent pixels; every distance is a multiple
inline constexpr int mainButtonHeight = 40;
inline constexpr int bodyPoints = 11;

struct StateColours
{
    QColor live;
    QColor good;
    QColor warning;
    QColor waiting;
};

/// Readable (at least 4.5:1) on \a palette's window colour, light or dark.
[[nodiscard]] StateColours stateColours(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);
/// For text that matters less; still 4.5:1.
[[nodiscard]] QColor quietText(const QPalette &palette);

/// For lines that carry no state; at least 3:1.
[[nodiscard]] QColor graphColour(const QPalette &palette);

[[nodiscard]] QFont headingFont(const QFont &body);

/// Lets \a button, which is checkable, be told from the others at a glance while it is checked: in the
/// system's own colour for what is chosen, darker or lighter until its text has at least 4.5:1.
void markWhileChecked(QAbstractButton &button);

enum class MainButtonRole { Accent, Danger };

/// Makes \a button the window's one main button.
void applyMainButtonLook(QPushButton &button, MainButtonRole role);

} // namespace lancast::app
