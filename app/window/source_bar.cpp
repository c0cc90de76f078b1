#include "window/source_bar.h"

#include "look/look.h"
#include "look/plain_text.h"
#include "window/level_meter.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

SourceBar::SourceBar(QWidget *parent)
    : QWidget(parent)
    , m_sources(new QButtonGroup(this))
    , m_cameraMenu(new QMenu(this))
    , m_microphone(new QComboBox(this))
    , m_level(new LevelMeter(this))
    , m_mute(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    addSourceButtons();
    layout->addStretch(1);
    addSoundControls();
    rebuildCameraMenu();
    rebuildMicrophones();
}

QToolButton *SourceBar::addSourceButton(const QString &text, const QString &toolTip, SourceKind kind)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    markWhileChecked(*button);
    button->setObjectName(u"source-"_s + toWord(kind));
    button->setMinimumHeight(4 * spacing);
    button->setFocusPolicy(Qt::StrongFocus);
    m_sources->addButton(button, int(kind));
    layout()->addWidget(button);
    return button;
}

void SourceBar::addSourceButtons()
{
    QToolButton *camera = addSourceButton(tr("&Camera"), tr("Show a camera"), SourceKind::Camera);
    camera->setPopupMode(QToolButton::MenuButtonPopup);
    camera->setMenu(m_cameraMenu);
    addSourceButton(tr("&Screen"), tr("Show this computer's screen"), SourceKind::Screen);
    addSourceButton(tr("&File..."), tr("Show a video file"), SourceKind::File);
    addSourceButton(tr("&Test pattern"), tr("Show a moving picture with a clock; needs no camera"),
                    SourceKind::TestPattern);
    connect(m_sources, &QButtonGroup::idClicked, this, [this](int id) {
        const auto kind = SourceKind(id);
        if (kind == SourceKind::File) {
            // The choice may be called off, so the button follows the choices only.
            setChoices(m_choices);
            emit fileChoiceRequested();
        } else {
            emit sourceChosen(kind);
        }
    });
}

void SourceBar::addSoundControls()
{
    auto *label = new QLabel(tr("&Microphone"), this);
    label->setBuddy(m_microphone);
    m_microphone->setObjectName(u"microphone"_s);
    m_microphone->setAccessibleName(tr("Microphone"));
    m_microphone->setMinimumContentsLength(14);
    m_microphone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_microphone->setMinimumHeight(4 * spacing);
    connect(m_microphone, &QComboBox::activated, this,
            [this](int index) { emit microphoneChosen(m_microphone->itemData(index).toString()); });
    m_mute->setText(tr("M&ute"));
    m_mute->setToolTip(tr("Send silence until it is switched off again"));
    m_mute->setCheckable(true);
    markWhileChecked(*m_mute);
    m_mute->setMinimumHeight(4 * spacing);
    m_mute->setFocusPolicy(Qt::StrongFocus);
    m_mute->setObjectName(u"mute"_s);
    connect(m_mute, &QToolButton::clicked, this, &SourceBar::muteToggled);
    for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(m_microphone),
                            static_cast<QWidget *>(m_level), static_cast<QWidget *>(m_mute)}) {
        layout()->addWidget(widget);
    }
}

void SourceBar::setChoices(const HostChoices &choices)
{
    m_choices = choices;
    m_sources->button(int(choices.source))->setChecked(true);
    const bool isFile = choices.source == SourceKind::File;
    m_sources->button(int(SourceKind::File))
        ->setToolTip(isFile ? plainToolTip(QFileInfo(choices.file).fileName()) : tr("Show a video file"));
    m_mute->setChecked(choices.isMuted);
    m_mute->setEnabled(choices.hasSound);
    m_microphone->setEnabled(usesMicrophone(choices));
    rebuildCameraMenu();
    rebuildMicrophones();
}

void SourceBar::setDevices(const DeviceList &devices)
{
    m_devices = devices;
    rebuildCameraMenu();
    rebuildMicrophones();
}

void SourceBar::setLevel(double level)
{
    m_level->setLevel(level);
}

void SourceBar::addCamera(QActionGroup &group, const QString &text, const QString &label)
{
    QAction *action = m_cameraMenu->addAction(QString(text).replace(u'&', u"&&"_s));
    action->setCheckable(true);
    group.addAction(action);
    action->setData(label);
    connect(action, &QAction::triggered, this, [this, label] { emit cameraChosen(label); });
}

void SourceBar::rebuildCameraMenu()
{
    m_cameraMenu->clear();
    delete m_cameraMenu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_cameraMenu);
    const QString standard = defaultLabel(m_devices.cameras);
    addCamera(*group, standard.isEmpty() ? tr("Default camera") : tr("Default: %1").arg(standard), {});
    for (const Device &camera : std::as_const(m_devices.cameras))
        addCamera(*group, camera.label, camera.label);
    const QString chosen = m_choices.camera;
    const QString present = labelOf(chosen, m_devices.cameras);
    if (!chosen.isEmpty() && present.isEmpty())
        addCamera(*group, tr("%1 (not there)").arg(chosen), chosen);
    const auto actions = group->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toString() == (present.isEmpty() ? chosen : present));
}

void SourceBar::rebuildMicrophones()
{
    const QSignalBlocker blocker(m_microphone);
    m_microphone->clear();
    const QString standard = defaultLabel(m_devices.microphones);
    m_microphone->addItem(standard.isEmpty() ? tr("Default") : tr("Default: %1").arg(standard), QString());
    for (const Device &microphone : std::as_const(m_devices.microphones))
        m_microphone->addItem(microphone.label, microphone.label);
    const QString chosen = m_choices.microphone;
    const QString present = labelOf(chosen, m_devices.microphones);
    if (!chosen.isEmpty() && present.isEmpty())
        m_microphone->addItem(tr("%1 (not there)").arg(chosen), chosen);
    m_microphone->setCurrentIndex(std::max(0, m_microphone->findData(present.isEmpty() ? chosen : present)));
    // The box is narrower than many a name.
    m_microphone->setToolTip(plainToolTip(m_microphone->currentText()));
}

} // namespace lancast::app
