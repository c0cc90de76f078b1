#include "dashboard/figure.h"

#include "look/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace lancast::app {

Figure::Figure(const QString &caption, const QString &valueName, const QString &widest, QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(caption))
    , m_value(new QLabel)
{
    m_value->setObjectName(valueName);
    m_value->setAccessibleName(caption);
    m_value->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_value->setMinimumWidth(m_value->fontMetrics().horizontalAdvance(widest));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(spacing);
    row->addWidget(m_caption);
    row->addWidget(m_value);
    colourCaption();
}

void Figure::setText(const QString &text)
{
    m_value->setText(text);
}

void Figure::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourCaption();
}

void Figure::colourCaption()
{
    QPalette colours = m_caption->palette();
    colours.setColor(QPalette::WindowText, quietText(palette()));
    m_caption->setPalette(colours);
}

} // namespace lancast::app
