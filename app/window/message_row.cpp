#include "window/message_row.h"

#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

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

MessageRow::MessageRow(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
{
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(u"messageAction"_s);
    m_dismiss->setObjectName(u"messageDismiss"_s);
    m_dismiss->setText(u"\u2715"_s);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    m_dismiss->setMinimumSize(3 * spacing, 3 * spacing);
    m_dismiss->setAccessibleName(tr("Put this message away"));
    m_dismiss->setToolTip(tr("Put this message away"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, spacing, spacing);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_dismiss);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageRow::dismissed);
    connect(m_button, &QPushButton::clicked, this, [this] { emit actionTriggered(m_message.action); });
}

void MessageRow::setMessage(const Message &message)
{
    m_message = message;
    m_text->setText(message.text);
    m_button->setText(message.actionText);
    m_button->setVisible(!message.actionText.isEmpty());
    // Trouble goes when it is mended; what is only to be known can be known enough.
    m_dismiss->setVisible(message.severity == Severity::Notice);
    setAccessibleName(message.text);
    update();
}

void MessageRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor colour = colourFor(m_message.severity, palette());
    QColor tint = colour;
    tint.setAlphaF(isDark(palette()) ? 0.20F : 0.10F);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), tint);
    painter.fillRect(QRect(0, 0, stripeWidth, height()), colour);
}

} // namespace lancast::app
