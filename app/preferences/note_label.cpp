#include "preferences/note_label.h"

#include "look/look.h"

#include <QApplication>
#include <QEvent>

namespace lancast::app {

NoteLabel::NoteLabel(NoteKind kind, QWidget *parent)
    : QLabel(parent)
    , m_kind(kind)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeading | Qt::AlignTop); // close to the field that it is about
    QSizePolicy wide = sizePolicy();
    wide.setHorizontalPolicy(QSizePolicy::Expanding);
    setSizePolicy(wide);
    colour();
}

void NoteLabel::setKind(NoteKind kind)
{
    m_kind = kind;
    colour();
}

void NoteLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::EnabledChange)
        colour();
}

void NoteLabel::colour()
{
    const QPalette theme = QApplication::palette(this);
    QPalette own = theme;
    const QColor text = m_kind == NoteKind::Help ? quietText(theme) : stateColours(theme).live;
    own.setColor(QPalette::WindowText, text);
    setPalette(own);
}

} // namespace lancast::app
