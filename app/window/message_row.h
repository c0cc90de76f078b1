// One trouble: a coloured edge, what happened and what to do, one button.
#pragma once

#include "host/message.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lancast::app {

class MessageRow final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageRow(QWidget *parent = nullptr);

    void setMessage(const Message &message);

signals:
    void actionTriggered(lancast::app::MessageAction action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Message m_message;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace lancast::app
