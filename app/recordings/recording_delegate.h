// Draws a recording in the list: thumbnail, name, and what there is to know in two lines.
#pragma once

#include <QStyledItemDelegate>

namespace lancast::app {

class RecordingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Of a thumbnail, in device-independent pixels.
    static constexpr QSize pictureRoom{112, 64};

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

} // namespace lancast::app
