#include "share/stacking_row.h"

#include "look/look.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace lancast::app {

namespace {

/// What it takes to stand beside another; what can grow, such as a field, is content with its least.
int neededWidth(const QLayoutItem &item)
{
    const bool grows = item.expandingDirections() & Qt::Horizontal;
    const QSize size = grows ? item.minimumSize() : item.sizeHint();
    return std::max(size.width(), item.minimumSize().width());
}

int heightIn(const QLayoutItem &item, int width)
{
    const int wished = item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
    return std::max(wished, item.minimumSize().height());
}

} // namespace

StackingRow::StackingRow(QWidget *first, QWidget *second, QWidget *parent)
    : QWidget(parent)
    , m_first(first)
    , m_second(second)
{
    first->setParent(this);
    second->setParent(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

bool StackingRow::hasBoth() const
{
    return !m_first.isEmpty() && !m_second.isEmpty();
}

int StackingRow::widthSideBySide() const
{
    return neededWidth(m_first) + spacing + neededWidth(m_second);
}

QSize StackingRow::sizeHint() const
{
    const int width = hasBoth() ? widthSideBySide() : neededWidth(m_first.isEmpty() ? m_second : m_first);
    return {width, heightForWidth(width)};
}

QSize StackingRow::minimumSizeHint() const
{
    return QSize(0, 0).expandedTo(m_first.minimumSize()).expandedTo(m_second.minimumSize());
}

int StackingRow::heightForWidth(int width) const
{
    const QList<QRect> places = placesIn(width);
    return std::max(places[0].bottom(), places[1].bottom()) + 1;
}

/// An empty place for what is hidden.
QList<QRect> StackingRow::placesIn(int width) const
{
    return hasBoth() && widthSideBySide() <= width ? sideBySide(width) : stacked(width);
}

QList<QRect> StackingRow::sideBySide(int width) const
{
    // Evenly where that does for both, else to each what it needs.
    const int first = neededWidth(m_first);
    const int second = neededWidth(m_second);
    const int room = width - spacing;
    const bool isEven = 2 * std::max(first, second) <= room;
    const int left =
        isEven ? room / 2 : first + (room - first - second) * first / std::max(1, first + second);
    const int height = std::max(heightIn(m_first, left), heightIn(m_second, room - left));
    return {{0, 0, left, height}, {left + spacing, 0, room - left, height}};
}

QList<QRect> StackingRow::stacked(int width) const
{
    QList<QRect> places;
    int top = 0;
    for (const QLayoutItem *item : {&m_first, &m_second}) {
        if (item->isEmpty()) {
            places.append(QRect());
            continue;
        }
        places.append({0, top, width, heightIn(*item, width)});
        top = places.constLast().bottom() + 1 + spacing;
    }
    return places;
}

void StackingRow::place()
{
    QList<QRect> places = placesIn(width());
    if (!places[0].isEmpty() && places[0].top() == places[1].top()) { // side by side
        for (QRect &rect : places)
            rect.setHeight(std::max(rect.height(), height()));
    }
    m_first.setGeometry(QStyle::visualRect(layoutDirection(), rect(), places[0]));
    m_second.setGeometry(QStyle::visualRect(layoutDirection(), rect(), places[1]));
}

bool StackingRow::event(QEvent *event)
{
    // Another language, font or label, or one of the two came or went.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        updateGeometry();
        place();
    }
    return QWidget::event(event);
}

void StackingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace lancast::app
