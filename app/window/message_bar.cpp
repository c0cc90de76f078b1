#include "window/message_bar.h"

#include "look/look.h"
#include "window/message_row.h"

#include <QVBoxLayout>

#include <iterator>

namespace lancast::app {

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

void MessageBar::dismiss(MessageTopic topic)
{
    m_dismissed.insert(topic, m_rows[topic]->message());
    removeRow(topic);
    setVisible(!m_rows.isEmpty());
}

} // namespace lancast::app
