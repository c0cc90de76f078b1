// Is it going well? Figures, graphs and the table of clients; what is not in sight is neither drawn nor
// sorted.
#pragma once

#include "dashboard/dashboard_choices.h"
#include "dashboard/host_health.h"
#include "host/publisher_report.h"
#include "session/status.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;

namespace lancast::app {

class ClientTable;
class GraphRow;
class HealthRow;
class StatusStrip;
class SummaryRow;

class Dashboard final : public QWidget
{
    Q_OBJECT

public:
    /// Any steady clock.
    using Clock = std::function<std::chrono::milliseconds()>;

    explicit Dashboard(QWidget *parent = nullptr);
    explicit Dashboard(Clock clock, QWidget *parent = nullptr);
    ~Dashboard() override;

    void setStatus(const net::StatusSnapshot &status);
    void setReport(const PublisherReport &report);
    void setMaxViewers(int viewers); ///< 0: no limit
    void setChoices(const DashboardChoices &choices);
    [[nodiscard]] DashboardChoices choices() const;

    /// The same in one line, for whoever has room for no more; it has no parent until somebody takes it.
    [[nodiscard]] StatusStrip &strip();

signals:
    void maxViewersChosen(int viewers); ///< 0: no limit
    void kickRequested(quint64 id);
    void blockRequested(quint64 id);
    void unblockAllRequested();
    void choicesChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isInSight() const;
    void catchUp();
    void arrange();
    void toggleGraphs(bool areWanted);
    void block(quint64 id, const QString &address);

    Clock m_clock;
    net::StatusSnapshot m_status;
    PublisherReport m_report;
    HostHealth m_health;
    HostTrouble m_trouble = HostTrouble::None;
    std::optional<bool> m_wantsGraphs;
    QPointer<StatusStrip> m_strip;
    SummaryRow *m_summary;
    HealthRow *m_healthRow;
    GraphRow *m_graphs;
    ClientTable *m_table;
    QLabel *m_empty;
};

} // namespace lancast::app
