#include "recordings/recording_delegate.h"

#include "look/look.h"
#include "recordings/recordings_model.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

struct Places
{
    QRect picture;
    QRect name;
    QRect details;
    QRect moreDetails;
};

Places placesIn(const QRect &row, const QFont &font, Qt::LayoutDirection direction)
{
    const QSize picture = RecordingDelegate::pictureRoom;
    const QRect inner = row.adjusted(spacing, spacing / 2, -spacing, -spacing / 2);
    const QRect text = inner.adjusted(picture.width() + 2 * spacing, 0, 0, 0);
    const int nameHeight = QFontMetrics(headingFont(font)).height();
    const int detailsHeight = QFontMetrics(font).height();
    const int top = text.center().y() - (nameHeight + 2 * detailsHeight) / 2;
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(direction, row, rect); };
    const int pictureTop = inner.center().y() - picture.height() / 2;
    return {placed({QPoint(inner.left(), pictureTop), picture}),
            placed({text.left(), top, text.width(), nameHeight}),
            placed({text.left(), top + nameHeight, text.width(), detailsHeight}),
            placed({text.left(), top + nameHeight + detailsHeight, text.width(), detailsHeight})};
}

/// A film's frame with nothing on it.
void paintPlaceholder(QPainter &painter, const QRect &rect, const QColor &colour)
{
    const int size = rect.height() / 3;
    const QPoint centre = rect.center();
    QPainterPath triangle(QPoint(centre.x() - size / 3, centre.y() - size / 2));
    triangle.lineTo(centre.x() - size / 3, centre.y() + size / 2);
    triangle.lineTo(centre.x() + size / 2, centre.y());
    triangle.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(triangle, colour);
}

void paintPicture(QPainter &painter, const QRect &rect, const QModelIndex &index, const QPalette &palette)
{
    const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
    painter.fillRect(rect, palette.color(QPalette::AlternateBase).darker(picture.isNull() ? 105 : 400));
    if (picture.isNull()) {
        paintPlaceholder(painter, rect, quietText(palette));
        return;
    }
    QRect target({}, picture.size().scaled(rect.size(), Qt::KeepAspectRatio));
    target.moveCenter(rect.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(target, picture);
}

QColor detailsColour(const QModelIndex &index, const QPalette &palette)
{
    if (index.data(RecordingsModel::IsWritingRole).toBool())
        return stateColours(palette).live;
    const auto health = index.data(RecordingsModel::HealthRole).value<RecordingHealth>();
    return health == RecordingHealth::Fine ? quietText(palette) : stateColours(palette).warning;
}

} // namespace

QSize RecordingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int text = QFontMetrics(headingFont(option.font)).height() + 2 * QFontMetrics(option.font).height();
    return {pictureRoom.width() + 24 * spacing, std::max(pictureRoom.height(), text) + spacing};
}

void RecordingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter, option.widget);

    painter->save();
    const Places places = placesIn(option.rect, option.font, option.direction);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    paintPicture(*painter, places.picture, index, option.palette);
    const QColor chosenText = option.palette.color(QPalette::HighlightedText);
    const auto write = [&](const QRect &rect, const QFont &font, const QColor &colour, const QString &text,
                           Qt::TextElideMode elide = Qt::ElideRight) {
        painter->setFont(font);
        painter->setPen(isChosen ? chosenText : colour);
        painter->drawText(rect, int(Qt::AlignVCenter | Qt::AlignLeading),
                          QFontMetrics(font).elidedText(text, elide, rect.width()));
    };
    painter->setLayoutDirection(option.direction);
    // A name begins with the date, as many do; what it is about comes after.
    write(places.name, headingFont(option.font), option.palette.color(QPalette::Text),
          index.data().toString(), Qt::ElideMiddle);
    const QStringList details = index.data(RecordingsModel::DetailsRole).toString().split(u'\n');
    const bool isWriting = index.data(RecordingsModel::IsWritingRole).toBool();
    write(places.details, option.font, detailsColour(index, option.palette),
          (isWriting ? u"● "_s : QString()) + details.value(0));
    write(places.moreDetails, option.font, quietText(option.palette), details.value(1));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        static_cast<QStyleOption &>(focus) = option;
        focus.backgroundColor = option.palette.color(isChosen ? QPalette::Highlight : QPalette::Base);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

void RecordingDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Comes again whenever there is news of the file, which must not undo what has been typed, or that all is
    // selected.
    const auto *field = qobject_cast<QLineEdit *>(editor);
    if (!field || (!field->isModified() && field->text().isEmpty()))
        QStyledItemDelegate::setEditorData(editor, index);
}

void RecordingDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                             const QModelIndex &) const
{
    QRect place = placesIn(option.rect, option.font, option.direction).name;
    const int height = editor->sizeHint().height();
    place.setTop(place.center().y() - height / 2);
    place.setHeight(height);
    editor->setGeometry(place);
}

} // namespace lancast::app
