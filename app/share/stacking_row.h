// Two widgets side by side, or one below the other where the width does not do.
#pragma once

#include <QList>
#include <QWidget>
#include <QWidgetItem>

namespace lancast::app {

/// Has no QLayout: what a QBoxLayout answers about a width depends on the width that it has now. A scroll
/// area that asks whether the row needs a scroll bar would then get another answer each time, without end.
class StackingRow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes both over. Where one is hidden, the other has its room.
    StackingRow(QWidget *first, QWidget *second, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QList<QRect> placesIn(int width) const;
    [[nodiscard]] QList<QRect> sideBySide(int width) const;
    [[nodiscard]] QList<QRect> stacked(int width) const;
    [[nodiscard]] int widthSideBySide() const;
    [[nodiscard]] bool hasBoth() const;
    void place();

    QWidgetItem m_first;
    QWidgetItem m_second;
};

} // namespace lancast::app
