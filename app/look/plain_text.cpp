#include "look/plain_text.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace lancast::app {

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

PlainLabels::PlainLabels(QApplication &application)
{
    application.installEventFilter(this);
}

bool PlainLabels::eventFilter(QObject *watched, QEvent *event)
{
    // Sent to each widget before it is first shown.
    if (event->type() != QEvent::Polish)
        return false;
    auto *label = qobject_cast<QLabel *>(watched);
    // Tool tips come with the HTML of plainToolTip().
    if (label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
    return false;
}

} // namespace lancast::app
