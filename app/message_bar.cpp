#include "message_bar.h"

#include "look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int stripeWidth = 4;

QColor colourFor(Severity severity, const QPalette &palette)
{
    const StateColours colours = stateColours(palette);
    switch (severity) {
    case Severity::Notice:
        return palette.color(QPalette::Highlight);
    case Severity::Warning:
        return colours.warning;
    case Severity::Error:
        return colours.live;
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(u"messageAction"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, spacing, spacing);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (!m_messages.isEmpty())
            emit actionTriggered(m_messages.first().action);
    });
    hide();
}

void MessageBar::setMessage(MessageTopic topic, const std::optional<Message> &message)
{
    if (message)
        m_messages[topic] = *message;
    else
        m_messages.remove(topic);
    refresh();
}

void MessageBar::refresh()
{
    setVisible(!m_messages.isEmpty());
    if (m_messages.isEmpty())
        return;
    const Message &message = m_messages.first();
    m_text->setText(message.text);
    m_button->setText(message.actionText);
    m_button->setVisible(!message.actionText.isEmpty());
    setAccessibleName(message.text);
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    if (m_messages.isEmpty())
        return;
    QPainter painter(this);
    const QColor colour = colourFor(m_messages.first().severity, palette());
    QColor tint = colour;
    tint.setAlphaF(isDark(palette()) ? 0.20F : 0.10F);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), tint);
    painter.fillRect(QRect(0, 0, stripeWidth, height()), colour);
}

} // namespace lancast::app
