#include "window/message_bar.h"

#include "look/look.h"
#include "window/message_row.h"

#include <QEvent>
#include <QLoggingCategory>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace lancast::app {

namespace {

Q_LOGGING_CATEGORY(messageLog, "lancast.app.message")

/// For a host that does not see the window.
void write(const Message &message)
{
    if (message.severity == Severity::Notice)
        qCInfo(messageLog).noquote() << message.text;
    else
        qCWarning(messageLog).noquote() << message.text;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(spacing);
    hide();
}

void MessageBar::setMessage(MessageTopic topic, const std::optional<Message> &message)
{
    if (message && m_dismissed.contains(topic) && m_dismissed[topic] == *message)
        return;
    m_dismissed.remove(topic);
    if (message) {
        if (!m_rows.contains(topic))
            addRow(topic);
        if (m_rows[topic]->message() != *message)
            write(*message);
        m_rows[topic]->setMessage(*message);
    } else {
        removeRow(topic);
    }
    setVisible(!m_rows.isEmpty());
}

void MessageBar::addRow(MessageTopic topic)
{
    auto *row = new MessageRow(this);
    connect(row, &MessageRow::actionTriggered, this, &MessageBar::actionTriggered);
    connect(row, &MessageRow::dismissed, this, [this, topic] { dismiss(topic); });
    m_rows.insert(topic, row);
    m_layout->insertWidget(int(std::distance(m_rows.begin(), m_rows.find(topic))), row);
}

void MessageBar::removeRow(MessageTopic topic)
{
    MessageRow *row = m_rows.take(topic);
    if (!row)
        return;
    // Perhaps from within the click on this very row's button.
    row->hide();
    row->deleteLater();
}

bool MessageBar::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return isTaken;
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

/// A splitter around the bar asks for its least height and no height for a width: lines of text would be cut.
void MessageBar::fitHeight()
{
    // Without a message there is no height for a width.
    setFixedHeight(std::max(m_layout->totalHeightForWidth(width()), 0));
}

void MessageBar::dismiss(MessageTopic topic)
{
    m_dismissed.insert(topic, m_rows[topic]->message());
    removeRow(topic);
    setVisible(!m_rows.isEmpty());
}

} // namespace lancast::app
