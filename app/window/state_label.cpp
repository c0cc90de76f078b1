#include "window/state_label.h"

#include "look/format.h"
#include "look/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString wordFor(PublisherState state)
{
    switch (state) {
    case PublisherState::Idle:
        return StateLabel::tr("Not live");
    case PublisherState::Starting:
        return StateLabel::tr("Starting");
    case PublisherState::Live:
        return StateLabel::tr("LIVE");
    case PublisherState::Paused:
        return StateLabel::tr("Paused");
    case PublisherState::Reconnecting:
        return StateLabel::tr("Reconnecting");
    case PublisherState::Error:
        return StateLabel::tr("Not live");
    }
    Q_UNREACHABLE();
}

QColor colourFor(PublisherState state, const QPalette &palette)
{
    const StateColours colours = stateColours(palette);
    switch (state) {
    case PublisherState::Live:
        return colours.live;
    case PublisherState::Paused:
    case PublisherState::Reconnecting:
        return colours.warning;
    case PublisherState::Idle:
    case PublisherState::Starting:
    case PublisherState::Error:
        return colours.waiting;
    }
    Q_UNREACHABLE();
}

} // namespace

StateLabel::StateLabel(QWidget *parent)
    : QWidget(parent)
    , m_dot(new QLabel(u"\u25cf"_s, this))
    , m_word(new QLabel(this))
    , m_elapsed(new QLabel(this))
{
    m_word->setObjectName(u"stateWord"_s);
    m_elapsed->setObjectName(u"elapsed"_s);
    QFont font = m_word->font();
    font.setWeight(QFont::DemiBold);
    m_word->setFont(font);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_dot);
    // One above the other: beside each other they leave too little room for the buttons.
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_word);
    words->addWidget(m_elapsed);
    layout->addLayout(words);
    setElapsed({});
    refresh();
}

void StateLabel::setState(PublisherState state)
{
    if (state == m_state)
        return;
    m_state = state;
    refresh();
}

void StateLabel::setWaitingForPicture(bool isWaiting)
{
    if (std::exchange(m_isWaiting, isWaiting) != isWaiting)
        refresh();
}

void StateLabel::setElapsed(std::chrono::milliseconds elapsed)
{
    m_elapsed->setText(formattedClock(elapsed));
}

void StateLabel::refresh()
{
    const QString word = m_isWaiting ? tr("Waiting for a picture") : wordFor(m_state);
    m_word->setText(word);
    m_elapsed->setVisible(isOnAir(m_state));
    setAccessibleName(word);
    QPalette coloured = palette();
    const QColor colour = m_isWaiting ? stateColours(palette()).warning : colourFor(m_state, palette());
    coloured.setColor(QPalette::WindowText, colour);
    m_dot->setPalette(coloured);
    m_word->setPalette(coloured);
}

void StateLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace lancast::app
