#include "share/stacking_row.h"

#include "look/look.h"

#include <QEvent>

#include <algorithm>

namespace lancast::app {

namespace {

/// What it takes to stand beside another; what can grow, such as a field, is content with its least.
int neededWidth(const QWidget &widget)
{
    const bool grows = widget.sizePolicy().horizontalPolicy() & QSizePolicy::ExpandFlag;
    const QSize size = grows ? widget.minimumSizeHint() : widget.sizeHint();
    return std::max(size.width(), widget.minimumWidth());
}

} // namespace

StackingRow::StackingRow(QWidget *first, QWidget *second, QWidget *parent)
    : QWidget(parent)
    , m_first(first)
    , m_second(second)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(spacing);
    m_layout->addWidget(first, 1);
    m_layout->addWidget(second, 1);
}

int StackingRow::widthSideBySide() const
{
    if (m_first->isHidden() || m_second->isHidden())
        return 0;
    return neededWidth(*m_first) + m_layout->spacing() + neededWidth(*m_second);
}

QSize StackingRow::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget *widget : {m_first, m_second}) {
        if (!widget->isHidden())
            width = std::max({width, widget->minimumSizeHint().width(), widget->minimumWidth()});
    }
    return {width, m_layout->minimumSize().height()};
}

void StackingRow::arrange()
{
    const auto direction = widthSideBySide() <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    // Evenly where that does for both, else to each what it needs.
    const int first = neededWidth(*m_first);
    const int second = neededWidth(*m_second);
    const bool isEven = 2 * std::max(first, second) + m_layout->spacing() <= width();
    // Not setStretchFactor(): that asks for a new layout even for the value that is there, and this is part
    // of laying out.
    m_layout->setStretch(0, isEven ? 1 : first);
    m_layout->setStretch(1, isEven ? 1 : second);
    if (direction == m_layout->direction())
        return;
    m_layout->setDirection(direction);
    updateGeometry();
}

bool StackingRow::event(QEvent *event)
{
    // Another language, font or label, or one of the two came or went.
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void StackingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace lancast::app
