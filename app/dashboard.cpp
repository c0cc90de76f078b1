#include "dashboard.h"

#include "client_model.h"
#include "format.h"
#include "look.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int smallestHeight = 17 * spacing;

constexpr int columnWidths[ClientModel::ColumnCount] = {136, 72, 160, 72, 80, 104, 80, 72, 72, 104, 112};
/// What a small window can do without.
constexpr ClientModel::Column lesserColumns[] = {ClientModel::Role, ClientModel::Sent, ClientModel::Queued};

/// A caption over nothing but its value: "In  2.5 Mbit/s".
QLabel *addFigure(QHBoxLayout *layout, const QString &caption, const QString &objectName)
{
    auto *label = new QLabel(caption);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
    auto *value = new QLabel;
    value->setObjectName(objectName);
    value->setAccessibleName(caption);
    value->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(label);
    layout->addWidget(value);
    layout->addSpacing(2 * spacing);
    return value;
}

/// Keeps \a label wide enough for \a widest, so that nothing jumps while it counts.
void reserveWidth(QLabel *label, const QString &widest)
{
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest));
}

} // namespace

Dashboard::Dashboard(QWidget *parent)
    : QWidget(parent)
    , m_model(new ClientModel(this))
    , m_table(buildTable())
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
    layout->addWidget(buildSummary());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty);
    setStatus({});
}

QWidget *Dashboard::buildSummary()
{
    auto *summary = new QWidget(this);
    auto *layout = new QHBoxLayout(summary);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    auto *heading = new QLabel(tr("Viewers"));
    heading->setFont(headingFont(font()));
    m_viewers = new QLabel;
    m_viewers->setFont(headingFont(font()));
    m_viewers->setObjectName(u"viewerCount"_s);
    m_viewers->setAccessibleName(tr("Viewers"));
    reserveWidth(m_viewers, u"0000"_s);
    layout->addWidget(heading);
    layout->addWidget(m_viewers);
    layout->addSpacing(2 * spacing);
    m_in = addFigure(layout, tr("In"), u"rateIn"_s);
    m_out = addFigure(layout, tr("Out"), u"rateOut"_s);
    m_buffer = addFigure(layout, tr("Buffer"), u"buffer"_s);
    for (QLabel *rate : {m_in, m_out})
        reserveWidth(rate, u"0000.0 Mbit/s"_s);
    m_buffer->setToolTip(tr("What a new viewer gets at once"));
    m_bufferFill = buildBufferFill();
    layout->addWidget(m_bufferFill);
    layout->addStretch(1);
    return summary;
}

QProgressBar *Dashboard::buildBufferFill()
{
    auto *bar = new QProgressBar;
    bar->setObjectName(u"bufferFill"_s);
    bar->setAccessibleName(tr("Share of the buffer's limit"));
    bar->setTextVisible(false);
    bar->setFixedSize(12 * spacing, spacing);
    return bar;
}

void Dashboard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int widthOfAll = std::accumulate(std::begin(columnWidths), std::end(columnWidths), 0);
    for (const ClientModel::Column column : lesserColumns)
        m_table->setColumnHidden(column, width() < widthOfAll);
}

void Dashboard::showBuffer(qsizetype bytes, qsizetype limit, std::chrono::milliseconds span)
{
    m_buffer->setText(formattedSize(quint64(bytes)) + u" \u00b7 "_s + formattedSeconds(span));
    m_bufferFill->setValue(limit > 0 ? int(bytes * 100 / limit) : 0);
    m_bufferFill->setToolTip(
        tr("%1 of at most %2").arg(formattedSize(quint64(bytes)), formattedSize(quint64(limit))));
}

QTableView *Dashboard::buildTable()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(ClientModel::SortRole);
    sorted->setDynamicSortFilter(true);
    auto *table = new QTableView(this);
    table->setModel(sorted);
    table->setObjectName(u"clients"_s);
    table->setAccessibleName(tr("Connected clients"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + spacing);
    table->setSortingEnabled(true);
    table->sortByColumn(ClientModel::ConnectedFor, Qt::DescendingOrder);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(7 * spacing);
    for (int column = 0; column < ClientModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidths[column]);
    header->setSectionResizeMode(ClientModel::Browser, QHeaderView::Stretch);
    return table;
}

void Dashboard::setStatus(const relay::StatusSnapshot &status)
{
    m_model->setClients(status.clients);
    m_viewers->setText(QString::number(status.viewers));
    m_in->setText(formattedRate(status.bitsPerSecondIn));
    m_out->setText(formattedRate(status.bitsPerSecondOut));
    showBuffer(status.gopCacheBytes, status.gopCacheLimitBytes, status.gopCacheSpan);
    // The host's own row is worth showing, but does not make an audience.
    m_table->setVisible(!status.clients.isEmpty());
    m_empty->setVisible(status.viewers == 0);
}

std::optional<int> middleDelay(const QList<relay::ClientStatus> &clients)
{
    QList<int> delays;
    for (const relay::ClientStatus &client : clients) {
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
