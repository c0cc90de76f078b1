// Two widgets side by side, or one below the other where the width does not do.
#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace lancast::app {

class StackingRow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes both over. Where one is hidden, the other has its room.
    StackingRow(QWidget *first, QWidget *second, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] int widthSideBySide() const;

    QWidget *m_first;
    QWidget *m_second;
    QBoxLayout *m_layout;
};

} // namespace lancast::app
