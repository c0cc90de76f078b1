#include "window/transport_bar.h"

#include "look/look.h"
#include "window/state_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

TransportBar::TransportBar(QWidget *parent)
    : FittingRow(parent)
    , m_button(new QPushButton(this))
    , m_pause(new QPushButton(tr("&Pause"), this))
    , m_record(new QPushButton(tr("R&ecord"), this))
    , m_state(new StateLabel(this))
    , m_quality(new QComboBox(this))
{
    m_button->setObjectName(u"mainButton"_s);
    m_button->setFixedHeight(mainButtonHeight);
    m_pause->setObjectName(u"pause"_s);
    m_pause->setToolTip(tr("Send nothing until it is switched off again; viewers are told that you paused"));
    m_pause->setCheckable(true);
    markWhileChecked(*m_pause);
    m_pause->setMinimumHeight(4 * spacing);
    m_record->setObjectName(u"record"_s);
    m_record->setToolTip(tr("Keep the stream in a file, from now or from the start of the next one on "
                            "(Ctrl+Shift+R)"));
    m_record->setCheckable(true);
    markWhileChecked(*m_record);
    m_record->setMinimumHeight(4 * spacing);
    m_quality->setObjectName(u"quality"_s);
    m_quality->setAccessibleName(tr("Quality"));
    m_quality->setMinimumHeight(4 * spacing);
    m_quality->addItem(tr("Low 360p"), QVariant::fromValue(Quality::Low));
    m_quality->addItem(tr("Medium 720p"), QVariant::fromValue(Quality::Medium));
    m_quality->addItem(tr("High 1080p"), QVariant::fromValue(Quality::High));
    m_quality->addItem(tr("Custom..."), QVariant::fromValue(Quality::Custom));
    auto *label = new QLabel(tr("&Quality"), this);
    label->setBuddy(m_quality);

    QHBoxLayout *layout = row();
    layout->setSpacing(spacing);
    layout->addWidget(m_button);
    layout->addWidget(m_pause);
    layout->addWidget(m_record);
    layout->addSpacing(spacing);
    layout->addWidget(m_state);
    layout->addStretch(1);
    layout->addWidget(label);
    layout->addWidget(m_quality);
    // What can be chosen says itself that it is about quality.
    setLesser({label});

    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isOnAir)
            emit stopRequested();
        else
            emit goLiveRequested();
    });
    connect(m_pause, &QPushButton::clicked, this, &TransportBar::pauseToggled);
    connect(m_record, &QPushButton::clicked, this, &TransportBar::recordToggled);
    connect(m_quality, &QComboBox::activated, this,
            [this](int index) { takeQuality(m_quality->itemData(index).value<Quality>()); });
    setOnAir(false);
}

void TransportBar::setOnAir(bool isOnAir)
{
    m_isOnAir = isOnAir;
    // The & doubles as the mnemonic; Ctrl+L is the window's shortcut for the same.
    m_button->setText(isOnAir ? tr("St&op") : tr("&Go live"));
    m_button->setToolTip(isOnAir ? tr("End the stream (Ctrl+L)") : tr("Start the stream (Ctrl+L)"));
    m_pause->setEnabled(isOnAir);
    applyMainButtonLook(*m_button, isOnAir ? MainButtonRole::Danger : MainButtonRole::Accent);
    // A least width of its own hides from the row how much the words need.
    m_button->setMinimumWidth(std::max(16 * spacing, m_button->sizeHint().width()));
    fit();
}

void TransportBar::setWaitingForPicture(bool isWaiting)
{
    m_state->setWaitingForPicture(isWaiting);
}

void TransportBar::setPaused(bool isPaused)
{
    m_pause->setChecked(isPaused);
}

void TransportBar::setRecording(bool isRecording)
{
    m_record->setChecked(isRecording);
}

void TransportBar::setState(PublisherState state)
{
    m_state->setState(state);
}

void TransportBar::setElapsed(std::chrono::milliseconds elapsed)
{
    m_state->setElapsed(elapsed);
}

void TransportBar::setQuality(Quality quality, const CustomQuality &custom)
{
    m_chosen = quality;
    const bool isCustom = quality == Quality::Custom;
    m_quality->setItemText(indexOf(Quality::Custom),
                           isCustom ? tr("Custom %1...").arg(sizeText(custom.size)) : tr("Custom..."));
    m_quality->setCurrentIndex(indexOf(quality));
}

int TransportBar::indexOf(Quality quality) const
{
    return m_quality->findData(QVariant::fromValue(quality));
}

void TransportBar::takeQuality(Quality quality)
{
    if (quality != Quality::Custom) {
        emit qualityChosen(quality);
        return;
    }
    // The choice may be called off, so the box follows the choices only.
    m_quality->setCurrentIndex(indexOf(m_chosen));
    emit customQualityRequested();
}

} // namespace lancast::app
