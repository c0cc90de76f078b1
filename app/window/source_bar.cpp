#include "window/source_bar.h"

#include "look/look.h"
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
    m_microphone->setAccessibleName(tr("Microphone"));
    m_microphone->setMinimumContentsLength(14);
    m_microphone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_microphone->setMinimumHeight(4 * spacing);
    connect(m_microphone, &QComboBox::activated, this,
            [this](int index) { emit microphoneChosen(m_microphone->itemData(index).toString()); });
    m_mute->setText(tr("M&ute"));
    m_mute->setToolTip(tr("Send silence until it is switched off again"));
    m_mute->setCheckable(true);
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
        ->setToolTip(isFile ? QFileInfo(choices.file).fileName() : tr("Show a video file"));
    m_mute->setChecked(choices.isMuted);
    // Files and the test pattern bring their own sound.
    const bool usesMicrophone = choices.source == SourceKind::Camera || choices.source == SourceKind::Screen;
    m_mute->setEnabled(choices.hasSound);
    m_microphone->setEnabled(choices.hasSound && usesMicrophone);
    rebuildCameraMenu();
    rebuildMicrophones();
}

void SourceBar::setReport(const PublisherReport &report)
{
    m_level->setLevel(m_choices.isMuted ? 0 : report.level);
    if (report.cameras != m_cameras) {
        m_cameras = report.cameras;
        rebuildCameraMenu();
    }
    if (report.microphones != m_microphones) {
        m_microphones = report.microphones;
        rebuildMicrophones();
    }
}

void SourceBar::rebuildCameraMenu()
{
    m_cameraMenu->clear();
    auto *group = new QActionGroup(m_cameraMenu);
    const auto add = [this, group](const QString &text, const QString &label) {
        QAction *action = m_cameraMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(label == m_choices.camera);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, label] { emit cameraChosen(label); });
    };
    add(tr("Default camera"), {});
    for (const QString &camera : std::as_const(m_cameras))
        add(QString(camera).replace(u'&', u"&&"_s), camera);
}

void SourceBar::rebuildMicrophones()
{
    const QSignalBlocker blocker(m_microphone);
    m_microphone->clear();
    m_microphone->addItem(tr("Default"), QString());
    for (const QString &microphone : std::as_const(m_microphones))
        m_microphone->addItem(microphone, microphone);
    // A remembered device that is not there now: the page takes the default one.
    m_microphone->setCurrentIndex(std::max(0, m_microphone->findData(m_choices.microphone)));
}

} // namespace lancast::app
