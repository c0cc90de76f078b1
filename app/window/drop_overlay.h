// Covers the window while something is dragged over it, and says what dropping it would do.
#pragma once

#include <QWidget>

namespace lancast::app {

class DropOverlay final : public QWidget
{
    Q_OBJECT

public:
    /// Hidden until appear().
    explicit DropOverlay(QWidget *window);

    void appear(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace lancast::app
