#include "look/look.h"

#include <QGuiApplication>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int headingPoints = 13;
// White text on each of these has at least 4.5:1.
constexpr QRgb accent = 0xff1d5fd1;
constexpr QRgb danger = 0xffd92d20;

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

StateColours stateColours(const QPalette &palette)
{
    if (isDark(palette))
        return {QColor(0xff8a80), QColor(0x47cd89), QColor(0xfdb022), QColor(0xb0b4ba)};
    // A little darker than on white, because the usual window is light grey.
    return {QColor(0xc4271b), QColor(0x0f6f47), QColor(0xa94207), QColor(0x5b6068)};
}

QColor quietText(const QPalette &palette)
{
    return stateColours(palette).waiting;
}

QColor graphColour(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x84adff) : QColor(accent);
}

QFont headingFont(const QFont &body)
{
    QFont font = body;
    font.setPointSize(headingPoints);
    font.setWeight(QFont::DemiBold);
    return font;
}

void markWhileChecked(QAbstractButton &button)
{
    QObject::connect(&button, &QAbstractButton::toggled, &button, [&button](bool isChecked) {
        QPalette marked = QGuiApplication::palette();
        marked.setColor(QPalette::Button, marked.color(QPalette::Highlight));
        marked.setColor(QPalette::ButtonText, marked.color(QPalette::HighlightedText));
        button.setPalette(isChecked ? marked : QPalette());
    });
}

void applyMainButtonLook(QPushButton &button, MainButtonRole role)
{
    const QColor base(role == MainButtonRole::Accent ? accent : danger);
    button.setStyleSheet(
        u"QPushButton { background: %1; color: white; border: 2px solid %1; border-radius: 6px;"
        " padding: 0 24px; font-weight: 600; }"
        "QPushButton:hover { background: %2; border-color: %2; }"
        "QPushButton:pressed { background: %3; border-color: %3; }"
        "QPushButton:focus { border-color: palette(window-text); }"
        "QPushButton:disabled { background: palette(mid); border-color: palette(mid); }"_s.arg(
            base.name(), base.darker(112).name(), base.darker(130).name()));
}

} // namespace lancast::app
