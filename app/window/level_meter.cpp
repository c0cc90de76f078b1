#include "window/level_meter.h"

#include "look/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lancast::app {

namespace {

constexpr int segments = 12;
constexpr double quietestDecibels = -48;
// The last two segments: close to clipping.
constexpr int loudFrom = 10;

/// Ears hear ratios: 0 at -48 dB and below, 1 at full scale.
double shownShare(double level)
{
    if (level <= 0)
        return 0;
    return std::clamp(1 - 20 * std::log10(level) / quietestDecibels, 0.0, 1.0);
}

} // namespace

LevelMeter::LevelMeter(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Sound level"));
    setToolTip(tr("Sound level"));
}

void LevelMeter::setLevel(double level)
{
    if (std::exchange(m_level, level) != level)
        update();
}

QSize LevelMeter::sizeHint() const
{
    return {12 * spacing, 2 * spacing};
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StateColours colours = stateColours(palette());
    const int lit = int(std::lround(shownShare(m_level) * segments));
    const double pitch = double(width()) / segments;
    for (int i = 0; i < segments; ++i) {
        QColor colour = palette().color(QPalette::Mid);
        if (i < lit)
            colour = i >= loudFrom ? colours.warning : colours.good;
        painter.fillRect(QRectF(i * pitch, 0, pitch - 2, height()), colour);
    }
}

} // namespace lancast::app
