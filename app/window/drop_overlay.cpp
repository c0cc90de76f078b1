#include "window/drop_overlay.h"

#include "look/look.h"

#include <QPainter>

namespace lancast::app {

namespace {

constexpr float opacity = 0.9F;

} // namespace

DropOverlay::DropOverlay(QWidget *window)
    : QWidget(window)
{
    setAcceptDrops(true);
    hide();
}

void DropOverlay::appear(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(opacity);
    painter.fillRect(rect(), veil);
    const QRect frame = rect().adjusted(2 * spacing, 2 * spacing, -2 * spacing, -2 * spacing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
    painter.drawRoundedRect(frame, spacing, spacing);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(headingFont(font()));
    const QRect inside = frame.adjusted(3 * spacing, 3 * spacing, -3 * spacing, -3 * spacing);
    painter.drawText(inside, Qt::AlignCenter | Qt::TextWrapAnywhere, m_text);
}

} // namespace lancast::app
