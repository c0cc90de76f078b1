#include "share/address_text.h"

#include <QTextDocument>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace lancast::app {

AddressText::AddressText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    // A label breaks lines at blanks only, and cuts what has none.
    setWordWrapMode(QTextOption::WrapAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Address for guests"));
}

void AddressText::setAddress(const QString &address)
{
    if (address == toPlainText())
        return;
    setPlainText(address);
    updateGeometry();
}

QSize AddressText::sizeHint() const
{
    // A plain text's layout counts its height in lines.
    const int lines = std::max(1, int(std::ceil(document()->size().height())));
    return {fontMetrics().averageCharWidth(), lines * fontMetrics().lineSpacing()};
}

void AddressText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGeometry();
}

} // namespace lancast::app
