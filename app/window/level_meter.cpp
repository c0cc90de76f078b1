#include "window/level_meter.h"

#include "look/look.h"
#include "window/level_meter_accessible.h"

#include <QPainter>
#include <QTimerEvent>

#include <cmath>

namespace lancast::app {

namespace {

constexpr int frameMs = 70; // fourteen pictures a second look steady
constexpr int barHeight = 10;
constexpr int markWidth = 6;
constexpr int gap = 2;
constexpr double loudFrom = -9; // decibels: close to clipping
constexpr double scaleStep = 12;

} // namespace

LevelMeter::LevelMeter(QWidget *parent)
    : QWidget(parent)
{
    installLevelMeterAccessibility();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Sound level"));
    setToolTip(tr("Sound level in steps of 12 decibels. The mark at the end lights up when it is too loud."));
    m_clock.start();
}

std::chrono::milliseconds LevelMeter::now() const
{
    return std::chrono::milliseconds(m_clock.elapsed());
}

void LevelMeter::setLevel(double level)
{
    m_ballistics.take(level, now());
    if (!m_timer.isActive() && marks() != m_drawn)
        m_timer.start(frameMs, this);
}

void LevelMeter::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_ballistics.advance(now());
    if (marks() != m_drawn) {
        m_drawn = marks();
        update();
    } else if (m_ballistics.isAtRest()) {
        m_timer.stop();
    }
}

QSize LevelMeter::sizeHint() const
{
    return {14 * spacing, 2 * spacing};
}

int LevelMeter::barWidth() const
{
    return width() - markWidth - gap;
}

int LevelMeter::positionOf(double decibels) const
{
    return int(std::lround((1 - decibels / silentDecibels) * barWidth()));
}

LevelMeter::Marks LevelMeter::marks() const
{
    return {positionOf(m_ballistics.decibels()), positionOf(m_ballistics.peakDecibels()),
            m_ballistics.isClipping()};
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StateColours colours = stateColours(palette());
    const QColor empty = palette().color(QPalette::Mid);
    const int loud = positionOf(loudFrom);
    painter.fillRect(QRect(0, 0, barWidth(), barHeight), empty);
    painter.fillRect(QRect(0, 0, std::min(m_drawn.level, loud), barHeight), colours.good);
    if (m_drawn.level > loud)
        painter.fillRect(QRect(loud, 0, m_drawn.level - loud, barHeight), colours.warning);
    if (m_drawn.peak > 0)
        painter.fillRect(QRect(m_drawn.peak - gap, 0, gap, barHeight), palette().color(QPalette::WindowText));
    painter.fillRect(QRect(width() - markWidth, 0, markWidth, barHeight),
                     m_drawn.isClipping ? colours.live : empty);
    drawScale(painter);
}

void LevelMeter::drawScale(QPainter &painter) const
{
    const QColor colour = quietText(palette());
    for (double decibels = silentDecibels; decibels <= 0; decibels += scaleStep) {
        const int position = std::min(positionOf(decibels), barWidth() - 1);
        painter.fillRect(QRect(position, barHeight + gap, 1, height() - barHeight - gap), colour);
    }
}

} // namespace lancast::app
