// A caption and its value beside it, in a box of their own: "In  2.5 Mbit/s".
#pragma once

#include <QWidget>

class QLabel;

namespace lancast::app {

class Figure final : public QWidget
{
    Q_OBJECT

public:
    /// \a valueName: the object name of the value. \a widest keeps its room, so that nothing jumps while it
    /// counts.
    Figure(const QString &caption, const QString &valueName, const QString &widest,
           QWidget *parent = nullptr);

    void setText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colourCaption();

    QLabel *m_caption;
    QLabel *m_value;
};

} // namespace lancast::app
