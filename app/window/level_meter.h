// A thin bar that shows the level of the sound, its last peak, and whether it was too loud.
#pragma once

#include "window/level_ballistics.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace lancast::app {

class LevelMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit LevelMeter(QWidget *parent = nullptr);

    void setLevel(double level); ///< peak, 0 to 1

    [[nodiscard]] const LevelBallistics &ballistics() const { return m_ballistics; }
    /// Whether it has something to move; at rest it costs nothing.
    [[nodiscard]] bool isMoving() const { return m_timer.isActive(); }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// What is drawn, in pixels: without a change there is nothing to draw.
    struct Marks
    {
        int level = 0;
        int peak = 0;
        bool isClipping = false;
        friend bool operator==(const Marks &, const Marks &) = default;
    };

    [[nodiscard]] Marks marks() const;
    [[nodiscard]] int barWidth() const;
    [[nodiscard]] int positionOf(double decibels) const;
    [[nodiscard]] std::chrono::milliseconds now() const;
    void drawScale(QPainter &painter) const;

    LevelBallistics m_ballistics;
    Marks m_drawn;
    QElapsedTimer m_clock;
    QBasicTimer m_timer;
};

} // namespace lancast::app
