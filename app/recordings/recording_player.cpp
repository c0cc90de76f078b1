#include "recordings/recording_player.h"

#include "look/format.h"
#include "look/look.h"
#include "recordings/video_stage.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMediaDevices>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qint64 smallStep = 5'000; // ms
constexpr qint64 largeStep = 30'000;
constexpr int volumeSteps = 100;

} // namespace

RecordingPlayer::RecordingPlayer(QWidget *parent)
    : QWidget(parent)
    , m_stage(new VideoStage)
    , m_play(new QPushButton)
    , m_seek(new QSlider(Qt::Horizontal))
    , m_time(new QLabel)
    , m_mute(new QToolButton)
    , m_volume(new QSlider(Qt::Horizontal))
    , m_fullScreen(new QToolButton)
{
    setFocusPolicy(Qt::ClickFocus);
    buildControls();
    connectPlayer();
    m_player.setVideoSink(&m_stage->sink());
    setFullScreen(false);
    showPlaying();
    showTime();
}

RecordingPlayer::~RecordingPlayer()
{
    m_player.disconnect(this);
    m_player.setVideoSink(nullptr);
}

void RecordingPlayer::buildControls()
{
    m_play->setObjectName(u"play"_s);
    m_play->setMinimumHeight(4 * spacing);
    m_seek->setObjectName(u"seek"_s);
    m_seek->setAccessibleName(tr("Place in the recording"));
    m_seek->setToolTip(tr("Arrow keys: 5 seconds; Page up and Page down: 30 seconds"));
    m_seek->setSingleStep(int(smallStep));
    m_seek->setPageStep(int(largeStep));
    m_time->setObjectName(u"playedTime"_s);
    m_mute->setObjectName(u"muteRecording"_s);
    m_mute->setCheckable(true);
    m_mute->setFocusPolicy(Qt::StrongFocus);
    m_mute->setMinimumSize(4 * spacing, 4 * spacing);
    m_mute->setAccessibleName(tr("Sound off"));
    m_mute->setToolTip(tr("Sound off (M)"));
    m_volume->setObjectName(u"volume"_s);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_volume->setRange(0, volumeSteps);
    m_volume->setValue(volumeSteps);
    m_volume->setMinimumWidth(8 * spacing);
    m_volume->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_fullScreen->setObjectName(u"playerFullScreen"_s);
    m_fullScreen->setFocusPolicy(Qt::StrongFocus);
    m_fullScreen->setMinimumSize(4 * spacing, 4 * spacing);
    m_fullScreen->setIcon(style()->standardIcon(QStyle::SP_TitleBarMaxButton));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_play);
    row->addWidget(m_seek, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_time, m_mute, m_volume, m_fullScreen})
        row->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_stage, 1);
    layout->addLayout(row);
    connect(m_play, &QPushButton::clicked, this, &RecordingPlayer::togglePlaying);
    connect(m_seek, &QSlider::valueChanged, this, [this](int ms) { m_player.setPosition(ms); });
    connect(m_mute, &QToolButton::toggled, this, &RecordingPlayer::setMuted);
    connect(m_volume, &QSlider::valueChanged, this, [this] { setMuted(m_mute->isChecked()); });
    connect(m_fullScreen, &QToolButton::clicked, this, &RecordingPlayer::fullScreenToggled);
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_mute, m_volume})
        widget->setEnabled(hasOutput);
    if (!hasOutput)
        return;
    m_player.setAudioOutput(m_sound.get());
    setMuted(m_mute->isChecked());
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
    const QString words = isFullScreen ? tr("Leave full screen (Escape)") : tr("Full screen (F)");
    m_fullScreen->setAccessibleName(words);
    m_fullScreen->setToolTip(words);
}

void RecordingPlayer::togglePlaying()
{
    if (m_player.playbackState() == QMediaPlayer::PlayingState)
        m_player.pause();
    else
        m_player.play();
}

void RecordingPlayer::seekBy(qint64 ms)
{
    m_player.setPosition(std::clamp<qint64>(m_player.position() + ms, 0, m_player.duration()));
}

void RecordingPlayer::setMuted(bool isMuted)
{
    m_mute->setIcon(style()->standardIcon(isMuted ? QStyle::SP_MediaVolumeMuted : QStyle::SP_MediaVolume));
    if (!m_sound)
        return;
    m_sound->setMuted(isMuted);
    const double share = double(m_volume->value()) / volumeSteps;
    m_sound->setVolume(
        float(QAudio::convertVolume(share, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale)));
}

void RecordingPlayer::showPlaying()
{
    const bool isPlaying = m_player.playbackState() == QMediaPlayer::PlayingState;
    m_play->setText(isPlaying ? tr("&Pause") : tr("&Play"));
    m_play->setToolTip(isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setIcon(style()->standardIcon(isPlaying ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    setMuted(m_mute->isChecked());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_play, m_seek})
        widget->setEnabled(!m_path.isEmpty());
}

void RecordingPlayer::showTime()
{
    const QSignalBlocker blocker(m_seek);
    m_seek->setRange(0, int(std::min<qint64>(m_player.duration(), std::numeric_limits<int>::max())));
    if (!m_seek->isSliderDown())
        m_seek->setValue(int(m_player.position()));
    const auto inWords = [](qint64 ms) { return formattedDuration(std::chrono::milliseconds(ms)); };
    m_time->setText(tr("%1 of %2").arg(inWords(m_player.position()), inWords(m_player.duration())));
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
        return seekBy(-smallStep);
    case Qt::Key_Right:
        return seekBy(smallStep);
    case Qt::Key_PageUp:
        return seekBy(largeStep);
    case Qt::Key_PageDown:
        return seekBy(-largeStep);
    case Qt::Key_Up:
        return m_volume->triggerAction(QSlider::SliderPageStepAdd);
    case Qt::Key_Down:
        return m_volume->triggerAction(QSlider::SliderPageStepSub);
    case Qt::Key_M:
        return m_mute->toggle();
    case Qt::Key_F:
        emit fullScreenToggled();
        return;
    default: // the window's
        QWidget::keyPressEvent(event);
    }
}

} // namespace lancast::app
