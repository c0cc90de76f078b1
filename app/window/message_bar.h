// The bar over the preview that tells about trouble: one row for each, the most urgent first.
#pragma once

#include "host/message.h"

#include <QMap>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace lancast::app {

class MessageRow;

class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Replaces the message about \a topic; an empty one takes it away. Hidden while there is none.
    void setMessage(MessageTopic topic, const std::optional<Message> &message);

signals:
    void actionTriggered(lancast::app::MessageAction action);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void addRow(MessageTopic topic);
    void removeRow(MessageTopic topic);
    void dismiss(MessageTopic topic);

    QMap<MessageTopic, MessageRow *> m_rows;
    QMap<MessageTopic, Message> m_dismissed; ///< stay away until they change
    QVBoxLayout *m_layout;
};

} // namespace lancast::app
