#include "look/look.h"

#include <QGuiApplication>
#include <QPushButton>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int headingPoints = 13;
// White text on each of these has at least 4.5:1.
constexpr QRgb accent = 0xff1d5fd1;
constexpr QRgb danger = 0xffd92d20;
/// Of a chosen button and its text. Styles draw the button up to a half paler, which leaves 4.5:1.
constexpr double chosenContrast = 7;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2, section 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// \a colour, as much darker or lighter as \a text on it needs.
QColor readableUnder(const QColor &text, QColor colour)
{
    const bool isLightText = luminance(text) > luminance(colour);
    constexpr int steps = 20; // black or white come sooner
    for (int i = 0; i < steps && contrast(colour, text) < chosenContrast; ++i)
        colour = isLightText ? colour.darker(110) : colour.lighter(110);
    return colour;
}

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
        const QColor text = marked.color(QPalette::HighlightedText);
        marked.setColor(QPalette::Button, readableUnder(text, marked.color(QPalette::Highlight)));
        marked.setColor(QPalette::ButtonText, text);
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
