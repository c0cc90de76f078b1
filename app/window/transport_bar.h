// The row under the preview: the one main button, the state, the quality.
#pragma once

#include "dashboard/fitting_row.h"
#include "host/host_choices.h"
#include "host/publisher_report.h"

#include <chrono>

class QComboBox;
class QPushButton;

namespace lancast::app {

class StateLabel;

class TransportBar final : public FittingRow
{
    Q_OBJECT

public:
    explicit TransportBar(QWidget *parent = nullptr);

    void setOnAir(bool isOnAir);
    void setWaitingForPicture(bool isWaiting);
    void setPaused(bool isPaused);
    void setRecording(bool isRecording);
    void setState(PublisherState state);
    void setElapsed(std::chrono::milliseconds elapsed);
    /// \a custom names the custom quality while it is the chosen one.
    void setQuality(Quality quality, const CustomQuality &custom = {});

signals:
    void goLiveRequested();
    void stopRequested();
    void pauseToggled(bool isPaused);
    void recordToggled(bool isRecording);
    void qualityChosen(lancast::app::Quality quality); ///< never Custom: that has customQualityRequested()
    void customQualityRequested();

private:
    void takeQuality(Quality quality);
    [[nodiscard]] int indexOf(Quality quality) const;

    bool m_isOnAir = false;
    QPushButton *m_button;
    QPushButton *m_pause;
    QPushButton *m_record;
    StateLabel *m_state;
    QComboBox *m_quality;
    Quality m_chosen = Quality::Medium;
};

} // namespace lancast::app
