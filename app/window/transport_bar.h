// The row under the preview: the one main button, the state, the quality.
#pragma once

#include "host/host_choices.h"
#include "host/publisher_report.h"

#include <QWidget>

#include <chrono>

class QComboBox;
class QPushButton;

namespace lancast::app {

class StateLabel;

class TransportBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TransportBar(QWidget *parent = nullptr);

    void setOnAir(bool isOnAir);
    void setPaused(bool isPaused);
    void setState(PublisherState state);
    void setElapsed(std::chrono::milliseconds elapsed);
    void setQuality(Quality quality);

signals:
    void goLiveRequested();
    void stopRequested();
    void pauseToggled(bool isPaused);
    void qualityChosen(lancast::app::Quality quality);

private:
    bool m_isOnAir = false;
    QPushButton *m_button;
    QPushButton *m_pause;
    StateLabel *m_state;
    QComboBox *m_quality;
};

} // namespace lancast::app
