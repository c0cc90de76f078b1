// The dashboard in one line, for a window that has no room for it.
#pragma once

#include "session/status.h"

#include <QWidget>

class QLabel;

namespace lancast::app {

class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatus(const net::StatusSnapshot &status);

signals:
    void detailsRequested();

private:
    QLabel *m_line;
};

/// "12 viewers · in 2.5 · out 30.0 Mbit/s · delay 0.3 s · buffer 812 KB"; no delay where none is
/// known. While the stream is recorded that comes first.
[[nodiscard]] QString statusInOneLine(const net::StatusSnapshot &status);

} // namespace lancast::app
