// Where a recording is played: its picture on black, with its own proportions, or a sentence instead.
#pragma once

#include <QVideoSink>
#include <QWidget>

class QLabel;

namespace lancast::app {

/// Draws as every other widget does: QVideoWidget would need a window and a graphics device of its own.
class VideoStage final : public QWidget
{
    Q_OBJECT

public:
    explicit VideoStage(QWidget *parent = nullptr);

    [[nodiscard]] QVideoSink &sink() { return m_sink; }
    /// Instead of the picture; empty: the picture.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 270}; }

signals:
    void doubleClicked();
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QVideoSink m_sink;
    QLabel *m_text;
};

} // namespace lancast::app
