// What went in and out in the last five minutes, to how many, with what delay: a graph for each.
#pragma once

#include "dashboard/value_history.h"
#include "session/status.h"

#include <QWidget>

#include <array>

namespace lancast::app {

class HistoryGraph;

class GraphRow final : public QWidget
{
    Q_OBJECT

public:
    explicit GraphRow(QWidget *parent = nullptr);

    /// Cheap: to be called for every status, whether the graphs are in sight or not.
    void add(const net::StatusSnapshot &status, std::chrono::milliseconds now);
    /// Draws what is new, once a second at most.
    void refresh();

private:
    enum Series { In, Out, Viewers, Delay, SeriesCount };

    std::array<ValueHistory, SeriesCount> m_histories;
    std::array<HistoryGraph *, SeriesCount> m_graphs{};
};

/// The middle of the delays that viewers have reported; empty if none has.
[[nodiscard]] std::optional<int> middleDelay(const QList<net::ClientStatus> &clients);

} // namespace lancast::app
