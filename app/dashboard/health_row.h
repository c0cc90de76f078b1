// Does the host's computer keep up? A word or a sentence, and the figures behind it.
#pragma once

#include "dashboard/fitting_row.h"
#include "dashboard/host_health.h"
#include "output/icecast/icecast_status.h"

class QLabel;

namespace lancast::app {

class Figure;

class HealthRow final : public FittingRow
{
    Q_OBJECT

public:
    explicit HealthRow(QWidget *parent = nullptr);

    void setHealth(const HostFigures &figures, HostTrouble trouble);
    /// Takes no room while the stream goes to no Icecast.
    void setIcecast(const icecast::IcecastStatus &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showVerdict();
    void colourVerdict();

    QLabel *m_verdict;
    Figure *m_frames;
    Figure *m_encoding;
    Figure *m_sending;
    Figure *m_cpu;
    Figure *m_icecast;
    bool m_hasIcecast = false;
    bool m_isLive = false;
    HostTrouble m_trouble = HostTrouble::None;
};

} // namespace lancast::app
