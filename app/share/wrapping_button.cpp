#include "share/wrapping_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace lancast::app {

namespace {

constexpr int textFlags = Qt::AlignCenter | Qt::TextWordWrap | Qt::TextShowMnemonic;

} // namespace

WrappingButton::WrappingButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    // Other buttons are never narrower than their text.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

QSize WrappingButton::textSize(int width) const
{
    return fontMetrics().boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), textFlags, text()).size();
}

QSize WrappingButton::frameSize() const
{
    return sizeHint() - fontMetrics().size(Qt::TextShowMnemonic, text());
}

QSize WrappingButton::minimumSizeHint() const
{
    return {textSize(1).width() + frameSize().width(), sizeHint().height()};
}

int WrappingButton::heightForWidth(int width) const
{
    if (width >= sizeHint().width())
        return sizeHint().height();
    return textSize(std::max(1, width - frameSize().width())).height() + frameSize().height();
}

void WrappingButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);
    const QRect place = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
    painter.drawItemText(place, textFlags, palette(), isEnabled(), text(), QPalette::ButtonText);
}

} // namespace lancast::app
