// Does the host's computer keep up? A word or a sentence, and the figures behind it.
#pragma once

#include "dashboard/host_health.h"

#include <QWidget>

class QLabel;

namespace lancast::app {

class Figure;

class HealthRow final : public QWidget
{
    Q_OBJECT

public:
    explicit HealthRow(QWidget *parent = nullptr);

    void setHealth(const HostFigures &figures, HostTrouble trouble);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showVerdict();
    void colourVerdict();
    void fit();

    QLabel *m_verdict;
    Figure *m_frames;
    Figure *m_encoding;
    Figure *m_sending;
    Figure *m_cpu;
    bool m_isLive = false;
    HostTrouble m_trouble = HostTrouble::None;
};

} // namespace lancast::app
