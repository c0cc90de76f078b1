// One trouble: a coloured edge, what happened and what to do, one button; a notice can be put away.
#pragma once

#include "host/message.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace lancast::app {

class MessageRow final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageRow(QWidget *parent = nullptr);

    void setMessage(const Message &message);
    [[nodiscard]] const Message &message() const { return m_message; }

signals:
    void actionTriggered(lancast::app::MessageAction action);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Message m_message;
    QLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_dismiss;
};

} // namespace lancast::app
