#include "dashboard/history_graph.h"

#include "dashboard/graph_scale.h"
#include "dashboard/value_history.h"
#include "look/format.h"
#include "look/look.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int plotHeight = 4 * spacing;
constexpr double lineWidth = 1.5;
constexpr double dotRadius = 2.5;
constexpr int fillAlpha = 40;
constexpr int page = 30; ///< seconds
constexpr int oldest = ValueHistory::length - 1;

/// The middle of the device pixel that \a position lies in: there a line one device pixel wide is sharp.
QPointF sharp(const QPainter &painter, const QPointF &position)
{
    const QTransform toDevice = painter.deviceTransform();
    const QPointF pixel = toDevice.map(position);
    return toDevice.inverted().map(QPointF(std::floor(pixel.x()) + 0.5, std::floor(pixel.y()) + 0.5));
}

QString axisText(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 6);
}

/// One device pixel, whatever the scale.
QPen hairline(const QColor &colour)
{
    QPen pen(colour, 0);
    pen.setCosmetic(true);
    return pen;
}

} // namespace

HistoryGraph::HistoryGraph(const ValueHistory &history, const Figure &figure, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_figure(figure)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setToolTip(tr("The last 5 minutes. The arrow keys move through them."));
    refresh();
}

void HistoryGraph::refresh()
{
    m_axisEnd = axisEnd(m_history.highest().value_or(0), m_figure.leastAxisEnd);
    update();
    // Spoken at every change; what somebody listens to must not change under the ears.
    if (!hasFocus())
        describe();
}

QString HistoryGraph::textOf(std::optional<double> value) const
{
    return value ? m_figure.text(*value) : tr("unknown");
}

QString HistoryGraph::description() const
{
    if (m_mark) {
        return tr("%1: %2, %3 ago")
            .arg(m_figure.title, textOf(m_history.at(*m_mark)),
                 formattedDuration(std::chrono::seconds(*m_mark)));
    }
    return tr("%1: now %2, at most %3 in the last 5 minutes")
        .arg(m_figure.title, textOf(m_history.newest()), textOf(m_history.highest()));
}

void HistoryGraph::describe()
{
    setAccessibleName(description());
}

QSize HistoryGraph::sizeHint() const
{
    return {22 * spacing, 2 * fontMetrics().height() + plotHeight};
}

QSize HistoryGraph::minimumSizeHint() const
{
    return {14 * spacing, sizeHint().height()};
}

QRectF HistoryGraph::plot() const
{
    // The end of an axis has at most four digits, or a dot between them.
    const int gutter = fontMetrics().horizontalAdvance(u"0000"_s) + spacing;
    // The axis' labels stand half above and half below its ends.
    const double top = 1.5 * fontMetrics().height();
    const double bottom = height() - 0.5 * fontMetrics().height();
    return {double(gutter), top, std::max(1.0, width() - gutter - dotRadius), std::max(1.0, bottom - top)};
}

double HistoryGraph::xOf(int secondsAgo) const
{
    const QRectF area = plot();
    return area.right() - area.width() * secondsAgo / oldest;
}

double HistoryGraph::yOf(double value) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * std::clamp(value / m_axisEnd, 0.0, 1.0);
}

void HistoryGraph::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeading(painter);
    paintAxis(painter);
    paintLine(painter);
    paintMark(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    }
}

void HistoryGraph::paintHeading(QPainter &painter) const
{
    const QRect line(0, 0, width(), fontMetrics().height());
    painter.setPen(quietText(palette()));
    painter.drawText(line, Qt::AlignLeft, m_figure.title);
    QRect rest = line;
    rest.setLeft(fontMetrics().horizontalAdvance(m_figure.title) + spacing);
    const QString when =
        m_mark ? tr("%1 ago").arg(formattedDuration(std::chrono::seconds(*m_mark))) : tr("5 minutes");
    const QString value = textOf(m_history.at(m_mark.value_or(0)));
    const int valueWidth = fontMetrics().horizontalAdvance(value);
    if (valueWidth + spacing + fontMetrics().horizontalAdvance(when) <= rest.width())
        painter.drawText(rest, Qt::AlignRight, when);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rest, Qt::AlignLeft, value);
}

void HistoryGraph::paintAxis(QPainter &painter) const
{
    const QRectF area = plot();
    QColor quiet = quietText(palette());
    quiet.setAlpha(90);
    for (const double value : {0.0, m_axisEnd}) {
        const double y = sharp(painter, {area.left(), yOf(value)}).y();
        painter.setPen(hairline(quiet));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(quietText(palette()));
        const double textHeight = fontMetrics().height();
        painter.drawText(QRectF(0, y - textHeight / 2, area.left() - spacing, textHeight),
                         Qt::AlignRight | Qt::AlignVCenter, axisText(value));
    }
}

/// Each stretch between two holes is a line, or a dot where it is one second long.
void HistoryGraph::paintLine(QPainter &painter) const
{
    const QColor colour = graphColour(palette());
    QColor fill = colour;
    fill.setAlpha(fillAlpha);
    const double ground = plot().bottom();
    QPolygonF stretch;
    for (int secondsAgo = oldest; secondsAgo >= -1; --secondsAgo) {
        const auto value = secondsAgo >= 0 ? m_history.at(secondsAgo) : std::nullopt;
        if (value) {
            stretch.append({xOf(secondsAgo), yOf(*value)});
            continue;
        }
        if (stretch.isEmpty())
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        QPolygonF area = stretch;
        area.append({stretch.last().x(), ground});
        area.prepend({stretch.first().x(), ground});
        painter.drawPolygon(area);
        painter.setPen(QPen(colour, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (stretch.size() == 1)
            painter.drawPoint(stretch.first());
        else
            painter.drawPolyline(stretch);
        stretch.clear();
    }
}

void HistoryGraph::paintMark(QPainter &painter) const
{
    if (!m_mark)
        return;
    const QRectF area = plot();
    const double x = sharp(painter, {xOf(*m_mark), area.top()}).x();
    painter.setPen(hairline(quietText(palette())));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (const auto value = m_history.at(*m_mark)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(graphColour(palette()));
        painter.drawEllipse(QPointF(xOf(*m_mark), yOf(*value)), dotRadius, dotRadius);
    }
}

void HistoryGraph::setMark(std::optional<int> secondsAgo)
{
    if (secondsAgo)
        secondsAgo = std::clamp(*secondsAgo, 0, oldest);
    if (m_mark == secondsAgo)
        return;
    m_mark = secondsAgo;
    describe();
    update();
}

void HistoryGraph::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    setMark(qRound((area.right() - event->position().x()) / area.width() * oldest));
}

void HistoryGraph::leaveEvent(QEvent *)
{
    setMark(std::nullopt);
}

void HistoryGraph::keyPressEvent(QKeyEvent *event)
{
    const int mark = m_mark.value_or(0);
    switch (event->key()) {
    case Qt::Key_Left:
        return setMark(mark + 1);
    case Qt::Key_Right:
        return setMark(mark - 1);
    case Qt::Key_PageUp:
        return setMark(mark + page);
    case Qt::Key_PageDown:
        return setMark(mark - page);
    case Qt::Key_Home:
        return setMark(oldest);
    case Qt::Key_End:
        return setMark(0);
    case Qt::Key_Escape:
        if (m_mark)
            return setMark(std::nullopt);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HistoryGraph::focusInEvent(QFocusEvent *event)
{
    describe();
    QWidget::focusInEvent(event);
}

void HistoryGraph::focusOutEvent(QFocusEvent *event)
{
    setMark(std::nullopt);
    QWidget::focusOutEvent(event);
}

} // namespace lancast::app
