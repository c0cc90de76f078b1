#include "recordings/recording_player.h"

#include "look/look.h"
#include "recordings/player_controls.h"
#include "recordings/video_stage.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QKeyEvent>
#include <QMediaDevices>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

RecordingPlayer::RecordingPlayer(QWidget *parent)
    : QWidget(parent)
    , m_stage(new VideoStage)
    , m_controls(new PlayerControls)
{
    setFocusPolicy(Qt::ClickFocus);
    build();
    connectPlayer();
    m_player.setVideoSink(&m_stage->sink());
    showPlaying();
    showTime();
}

RecordingPlayer::~RecordingPlayer()
{
    m_player.disconnect(this);
    m_player.setVideoSink(nullptr);
}

void RecordingPlayer::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_controls);
    connect(m_controls, &PlayerControls::playToggled, this, &RecordingPlayer::togglePlaying);
    connect(m_controls, &PlayerControls::sought, &m_player, &QMediaPlayer::setPosition);
    connect(m_controls, &PlayerControls::soundChanged, this, &RecordingPlayer::applySound);
    connect(m_controls, &PlayerControls::fullScreenToggled, this, &RecordingPlayer::fullScreenToggled);
    connect(m_stage, &VideoStage::clicked, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_stage, &VideoStage::doubleClicked, this, &RecordingPlayer::fullScreenToggled);
}

void RecordingPlayer::connectPlayer()
{
    connect(&m_player, &QMediaPlayer::playbackStateChanged, this, &RecordingPlayer::showPlaying);
    connect(&m_player, &QMediaPlayer::durationChanged, this, &RecordingPlayer::showTime);
    connect(&m_player, &QMediaPlayer::positionChanged, this, &RecordingPlayer::showTime);
    connect(&m_player, &QMediaPlayer::errorOccurred, this, &RecordingPlayer::showError);
}

/// Sound goes to where the system plays it now. A player that is given an output without any waits for one
/// and shows nothing.
void RecordingPlayer::listen()
{
    const bool hasOutput = !QMediaDevices::defaultAudioOutput().isNull();
    m_player.setAudioOutput(nullptr);
    m_sound = hasOutput ? std::make_unique<QAudioOutput>() : nullptr;
    m_controls->setHasSound(hasOutput);
    m_player.setAudioOutput(m_sound.get());
    applySound();
}

void RecordingPlayer::play(const QString &path)
{
    unload();
    m_path = path;
    listen();
    m_stage->setText({});
    m_player.setSource(QUrl::fromLocalFile(path));
    m_player.play();
    showPlaying();
}

void RecordingPlayer::unload()
{
    m_path.clear();
    m_player.stop();
    m_player.setSource({});
    m_stage->setText(m_idleText);
    showPlaying();
    showTime();
}

void RecordingPlayer::pause()
{
    if (m_player.playbackState() == QMediaPlayer::PlayingState)
        m_player.pause();
}

void RecordingPlayer::setIdleText(const QString &text)
{
    m_idleText = text;
    if (m_path.isEmpty())
        m_stage->setText(text);
}

void RecordingPlayer::setFullScreen(bool isFullScreen)
{
    m_controls->setFullScreen(isFullScreen);
}

void RecordingPlayer::setOffered(bool isOffered)
{
    m_isOffered = isOffered;
    showPlaying();
}

void RecordingPlayer::togglePlaying()
{
    if (m_path.isEmpty())
        emit playRequested();
    else if (m_player.playbackState() == QMediaPlayer::PlayingState)
        m_player.pause();
    else
        m_player.play();
}

void RecordingPlayer::seekBy(qint64 ms)
{
    m_player.setPosition(std::clamp<qint64>(m_player.position() + ms, 0, m_player.duration()));
}

void RecordingPlayer::applySound()
{
    if (!m_sound)
        return;
    m_sound->setMuted(m_controls->isMuted());
    m_sound->setVolume(float(QAudio::convertVolume(m_controls->volume(), QAudio::LogarithmicVolumeScale,
                                                   QAudio::LinearVolumeScale)));
}

void RecordingPlayer::showPlaying()
{
    m_controls->setPlaying(m_player.playbackState() == QMediaPlayer::PlayingState);
    m_controls->setUsable(!m_path.isEmpty() || m_isOffered, !m_path.isEmpty());
}

void RecordingPlayer::showTime()
{
    m_controls->setTime(m_player.position(), m_player.duration());
}

void RecordingPlayer::showError(QMediaPlayer::Error error)
{
    if (error == QMediaPlayer::NoError || m_path.isEmpty())
        return;
    // Not from inside its own signal.
    QMetaObject::invokeMethod(&m_player, &QMediaPlayer::stop, Qt::QueuedConnection);
    QString reason = m_player.errorString().trimmed();
    while (reason.endsWith(u'.'))
        reason.chop(1);
    m_stage->setText(m_player.isAvailable()
                         ? tr("This recording cannot be played here: %1 Another player may: show it in its "
                              "folder, and open it there.")
                               .arg(reason + u'.')
                         : tr("There is nothing on this computer that LanCast could play recordings with. "
                              "Install GStreamer's plugins (gstreamer1.0-plugins-good), and start LanCast "
                              "again."));
}

void RecordingPlayer::keyPressEvent(QKeyEvent *event)
{
    if (m_path.isEmpty() || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        return togglePlaying();
    case Qt::Key_Left:
        return seekBy(-PlayerControls::smallStep);
    case Qt::Key_Right:
        return seekBy(PlayerControls::smallStep);
    case Qt::Key_PageUp:
        return seekBy(PlayerControls::largeStep);
    case Qt::Key_PageDown:
        return seekBy(-PlayerControls::largeStep);
    case Qt::Key_Up:
        return m_controls->turnUp();
    case Qt::Key_Down:
        return m_controls->turnDown();
    case Qt::Key_M:
        return m_controls->toggleMuted();
    case Qt::Key_F:
        emit fullScreenToggled();
        return;
    default: // the window's
        QWidget::keyPressEvent(event);
    }
}

} // namespace lancast::app
