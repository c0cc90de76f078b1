// The last five minutes of one figure as a line, with the value under the pointer or the keyboard's mark.
#pragma once

#include <QWidget>

#include <functional>
#include <optional>

namespace lancast::app {

class ValueHistory;

class HistoryGraph final : public QWidget
{
    Q_OBJECT

public:
    struct Figure
    {
        QString title;
        std::function<QString(double value)> text; ///< the value with its unit
        double leastAxisEnd = 1;                   ///< so that what is little looks little
    };

    /// \a history must outlive the graph.
    HistoryGraph(const ValueHistory &history, const Figure &figure, QWidget *parent = nullptr);

    /// The history has grown.
    void refresh();
    /// "Delay: now 0.3 s, at most 0.5 s in the last 5 minutes", or the value at the mark.
    [[nodiscard]] QString description() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setMark(std::optional<int> secondsAgo);
    void describe();
    [[nodiscard]] QString textOf(std::optional<double> value) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(int secondsAgo) const;
    [[nodiscard]] double yOf(double value) const;
    void paintHeading(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintLine(QPainter &painter) const;
    void paintMark(QPainter &painter) const;

    const ValueHistory &m_history;
    const Figure m_figure;
    double m_axisEnd = 1;
    std::optional<int> m_mark; ///< seconds ago
};

} // namespace lancast::app
