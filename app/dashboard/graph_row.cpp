#include "dashboard/graph_row.h"

#include "dashboard/history_graph.h"
#include "look/format.h"
#include "look/look.h"

#include <QHBoxLayout>

#include <algorithm>

namespace lancast::app {

namespace {

constexpr double megabit = 1e6;

QString rateText(double megabits)
{
    return formattedRate(qint64(megabits * megabit));
}

QString countText(double count)
{
    return QString::number(qRound(count));
}

QString delayText(double seconds)
{
    return formattedSeconds(std::chrono::milliseconds(qint64(seconds * 1000)));
}

} // namespace

GraphRow::GraphRow(QWidget *parent)
    : QWidget(parent)
{
    const std::array<HistoryGraph::Figure, SeriesCount> figures{{{tr("In"), rateText, 1},
                                                                 {tr("Out"), rateText, 1},
                                                                 {tr("Viewers"), countText, 5},
                                                                 {tr("Delay"), delayText, 0.5}}};
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2 * spacing);
    for (size_t series = 0; series < SeriesCount; ++series) {
        m_graphs[series] = new HistoryGraph(m_histories[series], figures[series]);
        row->addWidget(m_graphs[series], 1);
    }
}

void GraphRow::add(const net::StatusSnapshot &status, std::chrono::milliseconds now)
{
    m_histories[In].add(double(status.bitsPerSecondIn) / megabit, now);
    m_histories[Out].add(double(status.bitsPerSecondOut) / megabit, now);
    m_histories[Viewers].add(status.viewers, now);
    const std::optional<int> delay = middleDelay(status.clients);
    m_histories[Delay].add(delay ? std::optional(*delay / 1000.0) : std::nullopt, now);
}

void GraphRow::refresh()
{
    for (size_t series = 0; series < SeriesCount; ++series) {
        if (m_histories[series].takeNews())
            m_graphs[series]->refresh();
    }
}

std::optional<int> middleDelay(const QList<net::ClientStatus> &clients)
{
    QList<int> delays;
    for (const net::ClientStatus &client : clients) {
        if (client.delayMs)
            delays.append(*client.delayMs);
    }
    if (delays.isEmpty())
        return std::nullopt;
    const auto middle = delays.begin() + delays.size() / 2;
    std::nth_element(delays.begin(), middle, delays.end());
    return *middle;
}

} // namespace lancast::app
