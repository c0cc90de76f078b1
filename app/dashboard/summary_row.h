// The dashboard in one row of figures: who watches, who may, what goes in and out, what is held for them.
#pragma once

#include "dashboard/fitting_row.h"
#include "session/status.h"

#include <QSet>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lancast::app {

class Figure;

class SummaryRow final : public FittingRow
{
    Q_OBJECT

public:
    explicit SummaryRow(QWidget *parent = nullptr);

    void setStatus(const net::StatusSnapshot &status);
    void setMaxViewers(int viewers); ///< 0: no limit
    void setGraphsShown(bool isShown);
    /// Offers to unblock it, and the others.
    void addBlocked(const QString &address);

signals:
    void maxViewersChosen(int viewers); ///< 0: no limit
    void unblockAllRequested();
    void graphsToggled(bool isShown);

private:
    void addViewers(QHBoxLayout &layout);
    void showRecording(const record::RecordingFileStatus &status, stream::StreamState stream);
    void addFigures(QHBoxLayout &layout);
    void unblockAll();
    void showBlocked();

    QLabel *m_viewers;
    QSpinBox *m_limit;
    QPushButton *m_unblock;
    QLabel *m_recording;
    Figure *m_in;
    Figure *m_out;
    Figure *m_buffer;
    Figure *m_media;
    QProgressBar *m_mediaFill;
    QPushButton *m_graphs;
    QSet<QString> m_blocked; ///< addresses, since the last unblocking
};

} // namespace lancast::app
