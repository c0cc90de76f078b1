// Plays a recording: picture, play and pause, a time bar, volume, full screen; all of it by keys, too.
#pragma once

#include <QMediaPlayer>
#include <QWidget>

#include <memory>

class QAudioOutput;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace lancast::app {

class VideoStage;

class RecordingPlayer final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingPlayer(QWidget *parent = nullptr);
    ~RecordingPlayer() override;

    /// Plays \a path from its beginning.
    void play(const QString &path);
    /// Lets go of the file.
    void unload();
    void pause();
    [[nodiscard]] QString path() const { return m_path; }
    /// What the picture's place says while nothing is played.
    void setIdleText(const QString &text);
    void setFullScreen(bool isFullScreen);

signals:
    void fullScreenToggled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildControls();
    void connectPlayer();
    void togglePlaying();
    void seekBy(qint64 ms);
    void setMuted(bool isMuted);
    void listen();
    void showPlaying();
    void showTime();
    void showError(QMediaPlayer::Error error);

    QMediaPlayer m_player;
    std::unique_ptr<QAudioOutput> m_sound; ///< empty while this machine has nothing to hear with
    QString m_path;
    QString m_idleText;
    VideoStage *m_stage;
    QPushButton *m_play;
    QSlider *m_seek;
    QLabel *m_time;
    QToolButton *m_mute;
    QSlider *m_volume;
    QToolButton *m_fullScreen;
};

} // namespace lancast::app
