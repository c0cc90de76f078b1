// The row under a recording's picture: play and pause, the time bar, sound, full screen.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace lancast::app {

class PlayerControls final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 smallStep = 5'000; ///< milliseconds
    static constexpr qint64 largeStep = 30'000;

    explicit PlayerControls(QWidget *parent = nullptr);

    /// There is something to play, and something loaded to seek in.
    void setUsable(bool canPlay, bool canSeek);
    void setPlaying(bool isPlaying);
    /// Both in milliseconds.
    void setTime(qint64 position, qint64 duration);
    /// Whether this machine has something to hear with.
    void setHasSound(bool hasSound);
    void setFullScreen(bool isFullScreen);

    [[nodiscard]] bool isMuted() const;
    /// As ears hear it, 0 to 1.
    [[nodiscard]] double volume() const;
    void toggleMuted();
    void turnUp();
    void turnDown();

signals:
    void playToggled();
    void sought(qint64 ms);
    void soundChanged();
    void fullScreenToggled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showIcons();

    QPushButton *m_play;
    QSlider *m_seek;
    QLabel *m_time;
    QToolButton *m_mute;
    QSlider *m_volume;
    QToolButton *m_fullScreen;
    bool m_isPlaying = false;
};

} // namespace lancast::app
