#include "dashboard/fitting_row.h"

#include "look/look.h"

#include <QEvent>
#include <QHBoxLayout>

namespace lancast::app {

FittingRow::FittingRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_row->setContentsMargins({});
    m_row->setSpacing(2 * spacing);
}

void FittingRow::fit()
{
    for (QWidget *widget : std::as_const(m_lesser))
        widget->show();
    for (QWidget *widget : std::as_const(m_lesser)) {
        if (m_row->totalMinimumSize().width() <= width())
            return;
        widget->hide();
    }
}

bool FittingRow::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    // A figure that has become longer; where all are hidden nothing more can go.
    if (event->type() == QEvent::LayoutRequest && !m_lesser.isEmpty() &&
        m_lesser.constLast()->isVisibleTo(this) && m_row->totalMinimumSize().width() > width())
        fit();
    return isTaken;
}

void FittingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace lancast::app
