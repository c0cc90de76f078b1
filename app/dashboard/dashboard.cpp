#include "dashboard/dashboard.h"

#include "dashboard/client_table.h"
#include "host/access_choices.h"
#include "look/format.h"
#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int smallestHeight = 17 * spacing;

/// A caption and its value, in a box of their own: "In  2.5 Mbit/s". \a widest keeps its room, so that
/// nothing jumps while it counts.
QLabel *addFigure(QHBoxLayout &layout, const QString &caption, const QString &objectName,
                  const QString &widest)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(spacing);
    auto *label = new QLabel(caption);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
    auto *value = new QLabel;
    value->setObjectName(objectName);
    value->setAccessibleName(caption);
    value->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    value->setMinimumWidth(value->fontMetrics().horizontalAdvance(widest));
    row->addWidget(label);
    row->addWidget(value);
    layout.addWidget(box);
    return value;
}

int percentage(qsizetype part, qsizetype whole)
{
    return whole > 0 ? int(std::min<qsizetype>(part * 100 / whole, 100)) : 0;
}

} // namespace

Dashboard::Dashboard(QWidget *parent)
    : QWidget(parent)
    , m_table(new ClientTable(this))
    , m_empty(new QLabel(tr("Nobody is watching yet. Scan the code or open the address on another device.")))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMinimumHeight(4 * spacing);
    m_empty->setObjectName(u"emptyText"_s);
    setMinimumHeight(smallestHeight);
    m_summary = buildSummary();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty);
    connect(m_table, &ClientTable::kickRequested, this, &Dashboard::kickRequested);
    connect(m_table, &ClientTable::blockRequested, this, &Dashboard::block);
    connect(m_unblock, &QPushButton::clicked, this, &Dashboard::unblockAll);
    connect(m_limit, &QSpinBox::valueChanged, this, &Dashboard::maxViewersChosen);
    setStatus({});
}

QWidget *Dashboard::buildSummary()
{
    auto *summary = new QWidget(this);
    // What does not fit is hidden, see fitSummary(): it must not keep the window wide.
    summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(summary);
    layout->setContentsMargins({});
    layout->setSpacing(2 * spacing);
    addViewers(*layout);
    addFigures(*layout);
    layout->addStretch(1);
    return summary;
}

void Dashboard::addViewers(QHBoxLayout &layout)
{
    auto *heading = new QLabel(tr("Viewers"));
    heading->setFont(headingFont(font()));
    m_viewers = new QLabel;
    m_viewers->setFont(headingFont(font()));
    m_viewers->setObjectName(u"viewerCount"_s);
    m_viewers->setAccessibleName(tr("Viewers"));
    m_viewers->setMinimumWidth(m_viewers->fontMetrics().horizontalAdvance(u"000"_s));
    m_limit = new QSpinBox;
    m_limit->setObjectName(u"maxViewers"_s);
    m_limit->setAccessibleName(tr("Viewers at most"));
    m_limit->setToolTip(tr("Nobody more can join; who watches already stays"));
    m_limit->setRange(0, mostViewersToChoose);
    m_limit->setSpecialValueText(tr("no limit"));
    m_limit->setKeyboardTracking(false);
    m_limit->setFixedWidth(12 * spacing);
    auto *limitLabel = new QLabel(tr("at most"));
    limitLabel->setBuddy(m_limit);
    m_unblock = new QPushButton;
    m_unblock->setObjectName(u"unblockAll"_s);
    m_unblock->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{heading, m_viewers, limitLabel, m_limit, m_unblock})
        row->addWidget(widget);
    layout.addLayout(row);
}

void Dashboard::addFigures(QHBoxLayout &layout)
{
    m_in = addFigure(layout, tr("In"), u"rateIn"_s, u"00.0 Mbit/s"_s);
    m_out = addFigure(layout, tr("Out"), u"rateOut"_s, u"000.0 Mbit/s"_s);
    m_buffer = addFigure(layout, tr("Buffer"), u"buffer"_s, u"000 KB \u00b7 0.0 s"_s);
    m_buffer->setToolTip(tr("What a new viewer gets at once"));
    m_media = addFigure(layout, tr("Media memory"), u"media"_s, u"00 MB of 000 MB"_s);
    m_media->setToolTip(tr("What LanCast holds of the stream, for slow viewers most of all"));
    m_mediaFill = new QProgressBar;
    m_mediaFill->setObjectName(u"mediaFill"_s);
    m_mediaFill->setAccessibleName(tr("Share of the media memory's limit"));
    m_mediaFill->setTextVisible(false);
    m_mediaFill->setFixedSize(8 * spacing, spacing);
    layout.addWidget(m_mediaFill);
}

void Dashboard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitSummary();
}

/// Hides the least important figures until the others fit.
void Dashboard::fitSummary()
{
    QWidget *const lesser[] = {m_buffer->parentWidget(), m_mediaFill, m_in->parentWidget(),
                               m_media->parentWidget()};
    for (QWidget *widget : lesser)
        widget->show();
    for (QWidget *widget : lesser) {
        if (m_summary->layout()->totalMinimumSize().width() <= width())
            return;
        widget->hide();
    }
}

void Dashboard::setMaxViewers(int viewers)
{
    const QSignalBlocker blocker(m_limit);
    m_limit->setValue(viewers);
}

void Dashboard::block(quint64 id, const QString &address)
{
    m_blocked.insert(address);
    showBlocked();
    emit blockRequested(id);
}

void Dashboard::unblockAll()
{
    m_blocked.clear();
    showBlocked();
    emit unblockAllRequested();
}

void Dashboard::showBlocked()
{
    m_unblock->setText(tr("Unblock &all (%1)").arg(m_blocked.size()));
    m_unblock->setToolTip(tr("Let these in again: %1").arg(QStringList(m_blocked.values()).join(u", "_s)));
    m_unblock->setVisible(!m_blocked.isEmpty());
    fitSummary();
}

void Dashboard::setStatus(const relay::StatusSnapshot &status)
{
    m_table->setClients(status.clients);
    m_viewers->setText(QString::number(status.viewers));
    m_in->setText(formattedRate(status.bitsPerSecondIn));
    m_out->setText(formattedRate(status.bitsPerSecondOut));
    m_buffer->setText(formattedSize(quint64(status.gopCacheBytes)) + u" \u00b7 "_s +
                      formattedSeconds(status.gopCacheSpan));
    m_media->setText(
        tr("%1 of %2")
            .arg(formattedSize(quint64(status.mediaBytes)), formattedSize(quint64(status.mediaLimitBytes))));
    m_mediaFill->setValue(percentage(status.mediaBytes, status.mediaLimitBytes));
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
