#include "recordings/player_controls.h"

#include "look/format.h"
#include "look/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int volumeSteps = 100;

/// The style's own ones are dark on dark where the palette is dark.
QIcon iconInTextColour(const QWidget &widget, QStyle::StandardPixmap which)
{
    const int side = widget.style()->pixelMetric(QStyle::PM_ButtonIconSize, nullptr, &widget);
    QPixmap pixmap = widget.style()
                         ->standardIcon(which, nullptr, &widget)
                         .pixmap(QSize(side, side), widget.devicePixelRatioF());
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), widget.palette().color(QPalette::Active, QPalette::ButtonText));
    painter.end();
    return QIcon(pixmap);
}

} // namespace

PlayerControls::PlayerControls(QWidget *parent)
    : QWidget(parent)
    , m_play(new QPushButton)
    , m_seek(new QSlider(Qt::Horizontal))
    , m_time(new QLabel)
    , m_mute(new QToolButton)
    , m_volume(new QSlider(Qt::Horizontal))
    , m_fullScreen(new QToolButton)
{
    build();
    setFullScreen(false);
    setPlaying(false);
    setTime(0, 0);
    connect(m_play, &QPushButton::clicked, this, &PlayerControls::playToggled);
    connect(m_seek, &QSlider::valueChanged, this, &PlayerControls::sought);
    connect(m_mute, &QToolButton::toggled, this, [this] {
        showIcons();
        emit soundChanged();
    });
    connect(m_volume, &QSlider::valueChanged, this, &PlayerControls::soundChanged);
    connect(m_fullScreen, &QToolButton::clicked, this, &PlayerControls::fullScreenToggled);
}

void PlayerControls::build()
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
    for (QToolButton *button : {m_mute, m_fullScreen}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumSize(4 * spacing, 4 * spacing);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(spacing);
    row->addWidget(m_play);
    row->addWidget(m_seek, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_time, m_mute, m_volume, m_fullScreen})
        row->addWidget(widget);
}

void PlayerControls::setUsable(bool canPlay, bool canSeek)
{
    m_play->setEnabled(canPlay);
    m_seek->setEnabled(canSeek);
}

void PlayerControls::setPlaying(bool isPlaying)
{
    m_isPlaying = isPlaying;
    m_play->setText(isPlaying ? tr("&Pause") : tr("&Play"));
    m_play->setToolTip(isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
    showIcons();
}

void PlayerControls::setTime(qint64 position, qint64 duration)
{
    const QSignalBlocker blocker(m_seek);
    m_seek->setRange(0, int(std::min<qint64>(duration, std::numeric_limits<int>::max())));
    if (!m_seek->isSliderDown())
        m_seek->setValue(int(position));
    const auto inWords = [](qint64 ms) { return formattedDuration(std::chrono::milliseconds(ms)); };
    m_time->setText(tr("%1 of %2").arg(inWords(position), inWords(duration)));
}

void PlayerControls::setHasSound(bool hasSound)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_mute, m_volume})
        widget->setEnabled(hasSound);
}

void PlayerControls::setFullScreen(bool isFullScreen)
{
    const QString words = isFullScreen ? tr("Leave full screen (Escape)") : tr("Full screen (F)");
    m_fullScreen->setAccessibleName(words);
    m_fullScreen->setToolTip(words);
}

bool PlayerControls::isMuted() const
{
    return m_mute->isChecked();
}

double PlayerControls::volume() const
{
    return double(m_volume->value()) / volumeSteps;
}

void PlayerControls::toggleMuted()
{
    m_mute->toggle();
}

void PlayerControls::turnUp()
{
    m_volume->triggerAction(QSlider::SliderPageStepAdd);
}

void PlayerControls::turnDown()
{
    m_volume->triggerAction(QSlider::SliderPageStepSub);
}

void PlayerControls::showIcons()
{
    m_play->setIcon(iconInTextColour(*this, m_isPlaying ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    m_mute->setIcon(
        iconInTextColour(*this, isMuted() ? QStyle::SP_MediaVolumeMuted : QStyle::SP_MediaVolume));
    m_fullScreen->setIcon(iconInTextColour(*this, QStyle::SP_TitleBarMaxButton));
}

void PlayerControls::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showIcons();
    QWidget::changeEvent(event);
}

} // namespace lancast::app
