// A thin bar that shows the level of the sound.
#pragma once

#include <QWidget>

namespace lancast::app {

class LevelMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit LevelMeter(QWidget *parent = nullptr);

    void setLevel(double level); ///< peak, 0 to 1

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_level = 0;
};

} // namespace lancast::app
