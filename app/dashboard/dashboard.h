// Is it going well? Viewers, bitrates and memory in numbers, every client in a table, and who is too many.
#pragma once

#include "relay/status.h"

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace lancast::app {

class ClientTable;

class Dashboard final : public QWidget
{
    Q_OBJECT

public:
    explicit Dashboard(QWidget *parent = nullptr);

    void setStatus(const relay::StatusSnapshot &status);
    void setMaxViewers(int viewers); ///< 0: no limit

signals:
    void maxViewersChosen(int viewers); ///< 0: no limit
    void kickRequested(quint64 id);
    void blockRequested(quint64 id);
    void unblockAllRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildSummary();
    void addViewers(QHBoxLayout &layout);
    void addFigures(QHBoxLayout &layout);
    void fitSummary();
    void block(quint64 id, const QString &address);
    void unblockAll();
    void showBlocked();

    ClientTable *m_table;
    QLabel *m_viewers;
    QSpinBox *m_limit;
    QPushButton *m_unblock;
    QLabel *m_in;
    QLabel *m_out;
    QLabel *m_buffer;
    QLabel *m_media;
    QProgressBar *m_mediaFill;
    QWidget *m_summary;
    QLabel *m_empty;
    QSet<QString> m_blocked; ///< addresses, since the last unblocking
};

/// The middle of the delays that viewers have reported; empty if none has.
[[nodiscard]] std::optional<int> middleDelay(const QList<relay::ClientStatus> &clients);

} // namespace lancast::app
