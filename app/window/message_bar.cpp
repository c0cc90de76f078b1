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
    if (message) {
        if (!m_rows.contains(topic))
            addRow(topic);
        m_rows[topic]->setMessage(*message);
    } else if (MessageRow *row = m_rows.take(topic)) {
        // Perhaps from within the click on this very row's button.
        row->hide();
        row->deleteLater();
    }
    setVisible(!m_rows.isEmpty());
}

void MessageBar::addRow(MessageTopic topic)
{
    auto *row = new MessageRow(this);
    connect(row, &MessageRow::actionTriggered, this, &MessageBar::actionTriggered);
    m_rows.insert(topic, row);
    m_layout->insertWidget(int(std::distance(m_rows.begin(), m_rows.find(topic))), row);
}

} // namespace lancast::app
