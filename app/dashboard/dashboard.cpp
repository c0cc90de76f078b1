#include "dashboard/dashboard.h"

#include "dashboard/client_table.h"
#include "dashboard/graph_row.h"
#include "dashboard/health_row.h"
#include "dashboard/status_strip.h"
#include "dashboard/summary_row.h"
#include "look/look.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int smallestHeight = 17 * spacing;
/// With less the table would show its header alone.
constexpr int smallestTable = 12 * spacing;

std::chrono::milliseconds steadyTime()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Dashboard::Dashboard(QWidget *parent)
    : Dashboard(steadyTime, parent)
{
}

Dashboard::Dashboard(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_strip(new StatusStrip)
    , m_summary(new SummaryRow)
    , m_healthRow(new HealthRow)
    , m_graphs(new GraphRow)
    , m_table(new ClientTable)
    , m_empty(new QLabel(tr("Nobody is watching yet. Scan the code or open the address on another device.")))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMinimumHeight(4 * spacing);
    m_empty->setObjectName(u"emptyText"_s);
    setMinimumHeight(smallestHeight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_summary);
    layout->addWidget(m_healthRow);
    layout->addWidget(m_graphs);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty);
    connect(m_table, &ClientTable::kickRequested, this, &Dashboard::kickRequested);
    connect(m_table, &ClientTable::blockRequested, this, &Dashboard::block);
    connect(m_table, &ClientTable::choicesChanged, this, &Dashboard::choicesChanged);
    connect(m_summary, &SummaryRow::maxViewersChosen, this, &Dashboard::maxViewersChosen);
    connect(m_summary, &SummaryRow::unblockAllRequested, this, &Dashboard::unblockAllRequested);
    connect(m_summary, &SummaryRow::graphsToggled, this, &Dashboard::toggleGraphs);
    m_summary->setStatus({});
    arrange();
}

Dashboard::~Dashboard()
{
    if (m_strip && !m_strip->parent())
        delete m_strip;
}

StatusStrip &Dashboard::strip()
{
    return *m_strip;
}

void Dashboard::setStatus(const net::StatusSnapshot &status)
{
    const auto now = m_clock();
    m_status = status;
    m_graphs->add(status, now);
    m_trouble = m_health.judge(hostFigures(m_report, status), now);
    if (m_strip && m_strip->isVisible())
        m_strip->setStatus(status);
    if (isInSight())
        catchUp();
}

void Dashboard::setReport(const PublisherReport &report)
{
    m_report = report;
}

void Dashboard::setMaxViewers(int viewers)
{
    m_summary->setMaxViewers(viewers);
}

void Dashboard::setChoices(const DashboardChoices &choices)
{
    m_wantsGraphs = choices.showsGraphs;
    m_table->setChoices(choices.table);
    arrange();
}

DashboardChoices Dashboard::choices() const
{
    return {m_wantsGraphs, m_table->choices()};
}

bool Dashboard::isInSight() const
{
    return isVisible() && !window()->isMinimized();
}

void Dashboard::catchUp()
{
    m_summary->setStatus(m_status);
    m_healthRow->setHealth(hostFigures(m_report, m_status), m_trouble);
    m_healthRow->setIcecast(m_status.icecast);
    m_graphs->refresh();
    m_table->setClients(m_status.clients);
    arrange();
}

/// Graphs above the table where there is room for both; else they take its place while they are wanted. What
/// is well needs no room that the table has not.
void Dashboard::arrange()
{
    const int table = smallestTable + m_summary->sizeHint().height() + spacing;
    const int withHealth = table + m_healthRow->sizeHint().height() + spacing;
    const bool hasRoom = height() >= withHealth + m_graphs->sizeHint().height() + spacing;
    const bool showsGraphs = m_wantsGraphs.value_or(hasRoom);
    const bool showsTable = hasRoom || !showsGraphs;
    // The host's own row is worth showing, but does not make an audience.
    m_table->setVisible(showsTable && !m_status.clients.isEmpty());
    m_empty->setVisible(showsTable && m_status.viewers == 0);
    m_graphs->setVisible(showsGraphs);
    m_healthRow->setVisible(height() >= withHealth || showsGraphs || m_trouble != HostTrouble::None);
    m_summary->setGraphsShown(showsGraphs);
}

void Dashboard::toggleGraphs(bool areWanted)
{
    m_wantsGraphs = areWanted;
    arrange();
    emit choicesChanged();
}

void Dashboard::block(quint64 id, const QString &address)
{
    m_summary->addBlocked(address);
    emit blockRequested(id);
}

void Dashboard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Dashboard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The window may be another one than the last time: a dialog, or the main window.
    window()->installEventFilter(this);
    if (isInSight())
        catchUp();
}

bool Dashboard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && watched == window() && isInSight())
        catchUp();
    return QWidget::eventFilter(watched, event);
}

} // namespace lancast::app
