// Plays a recording: picture, play and pause, a time bar, volume, full screen; all of it by keys, too.
#pragma once

#include <QMediaPlayer>
#include <QWidget>

#include <memory>

class QAudioOutput;

namespace lancast::app {

class PlayerControls;
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
    /// Whether there is a recording for playRequested().
    void setOffered(bool isOffered);
    /// What the picture's place says while nothing is played.
    void setIdleText(const QString &text);
    void setFullScreen(bool isFullScreen);

signals:
    void playRequested(); ///< while none is loaded
    void fullScreenToggled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectPlayer();
    void togglePlaying();
    void seekBy(qint64 ms);
    void applySound();
    void listen();
    void showPlaying();
    void showTime();
    void showError(QMediaPlayer::Error error);

    QMediaPlayer m_player;
    std::unique_ptr<QAudioOutput> m_sound; ///< empty while this machine has nothing to hear with
    QString m_path;
    bool m_isOffered = false;
    QString m_idleText;
    VideoStage *m_stage;
    PlayerControls *m_controls;
};

} // namespace lancast::app
