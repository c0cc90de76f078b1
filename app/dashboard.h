// Is it going well? Viewers, bitrates and the buffer in numbers, and every client in a table.
#pragma once

#include "relay/status.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTableView;

namespace lancast::app {

class ClientModel;

class Dashboard final : public QWidget
{
    Q_OBJECT

public:
    explicit Dashboard(QWidget *parent = nullptr);

    void setStatus(const relay::StatusSnapshot &status);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildSummary();
    QProgressBar *buildBufferFill();
    void showBuffer(qsizetype bytes, qsizetype limit, std::chrono::milliseconds span);
    QTableView *buildTable();

    ClientModel *m_model;
    QLabel *m_viewers;
    QLabel *m_in;
    QLabel *m_out;
    QLabel *m_buffer;
    QProgressBar *m_bufferFill;
    QTableView *m_table;
    QLabel *m_empty;
};

/// The middle of the delays that viewers have reported; empty if none has.
[[nodiscard]] std::optional<int> middleDelay(const QList<relay::ClientStatus> &clients);

} // namespace lancast::app
