// The bar over the preview that tells about trouble: the most urgent message, with its one action.
#pragma once

#include "message.h"

#include <QFrame>
#include <QMap>

#include <optional>

class QLabel;
class QPushButton;

namespace lancast::app {

class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Replaces the message about \a topic; an empty one takes it away. Hidden while there is none.
    void setMessage(MessageTopic topic, const std::optional<Message> &message);

signals:
    void actionTriggered(lancast::app::MessageAction action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    QMap<MessageTopic, Message> m_messages;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace lancast::app
