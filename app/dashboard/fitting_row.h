// A row of figures that is never too wide: the least important ones go until the others fit.
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace lancast::app {

/// Has a layout from left to right. What does not fit is hidden: it must not keep the window wide.
class FittingRow : public QWidget
{
    Q_OBJECT

protected:
    explicit FittingRow(QWidget *parent);

    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    /// What may go, the least important first.
    void setLesser(const QList<QWidget *> &lesser) { m_lesser = lesser; }
    /// Call after something else in the row has changed.
    void fit();

    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QHBoxLayout *m_row;
    QList<QWidget *> m_lesser;
};

} // namespace lancast::app
