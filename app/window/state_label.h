// A steady dot, the state in one word, and the time on air.
#pragma once

#include "host/publisher_report.h"

#include <QWidget>

#include <chrono>

class QLabel;

namespace lancast::app {

class StateLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit StateLabel(QWidget *parent = nullptr);

    void setState(PublisherState state);
    /// Says so instead of the state.
    void setWaitingForPicture(bool isWaiting);
    /// Shown while on air only.
    void setElapsed(std::chrono::milliseconds elapsed);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    PublisherState m_state = PublisherState::Idle;
    bool m_isWaiting = false;
    QLabel *m_dot;
    QLabel *m_word;
    QLabel *m_elapsed;
};

} // namespace lancast::app
