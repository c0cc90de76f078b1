// Preferences: how the video is recorded, whatever the quality.
#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace lancast::app {

class Preferences;

class VideoPage final : public QWidget
{
    Q_OBJECT

public:
    explicit VideoPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void showChoices();
    void choose();

    Preferences &m_preferences;
    QComboBox *m_codec;
    QSpinBox *m_restart;
    QSpinBox *m_timeslice;
};

} // namespace lancast::app
