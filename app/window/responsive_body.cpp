#include "window/responsive_body.h"

#include "dashboard/dashboard.h"
#include "dashboard/status_strip.h"
#include "look/look.h"

#include <QDialog>
#include <QResizeEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lancast::app {

namespace {

// The window's margins included, this is a window of 1024.
constexpr int narrowBelow = 1024 - 4 * spacing;
// With the bars above, this is a window of about 650.
constexpr int lowBelow = 70 * spacing;
constexpr int mostDashboardHeight = 36 * spacing;
constexpr int shareWidth = 280;
constexpr QSize detailsSize{960, 480};

} // namespace

ResponsiveBody::ResponsiveBody(QWidget *stage, QWidget *share, Dashboard *dashboard, QWidget *parent)
    : QWidget(parent)
    , m_share(share)
    , m_dashboard(dashboard)
    , m_strip(&dashboard->strip())
    , m_top(new QWidget)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_tabs(new QTabWidget)
    , m_details(new QDialog(this))
{
    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins({});
    top->setSpacing(3 * spacing);
    top->addWidget(stage, 1);
    m_splitter->addWidget(m_top);
    m_splitter->addWidget(m_dashboard);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(2 * spacing);
    m_details->setWindowTitle(tr("Viewers – LanCast"));
    m_details->resize(detailsSize);
    new QVBoxLayout(m_details);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_strip);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isSplitByHand = true; });
    connect(&dashboard->strip(), &StatusStrip::detailsRequested, this, &ResponsiveBody::showDetails);
    arrange(Form::Full);
}

ResponsiveBody::Form ResponsiveBody::formFor(const QSize &size)
{
    if (size.width() < narrowBelow)
        return Form::Tabs;
    return size.height() < lowBelow ? Form::Low : Form::Full;
}

void ResponsiveBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Form form = formFor(event->size());
    if (form != m_form)
        arrange(form);
    if (form == Form::Full && !m_isSplitByHand)
        shareHeight();
}

/// So that figures, graphs and some viewers have room, and the preview gets all that a larger window has
/// more.
void ResponsiveBody::shareHeight()
{
    const int below = std::min(height() * 2 / 5, mostDashboardHeight);
    m_splitter->setSizes({height() - below, below, 0});
}

void ResponsiveBody::arrange(Form form)
{
    m_form = form;
    placeDashboard(form);
    placeShare(form);
    m_tabs->setVisible(form == Form::Tabs);
    m_strip->setVisible(form != Form::Full);
    if (form != Form::Low)
        m_details->hide();
}

void ResponsiveBody::placeDashboard(Form form)
{
    switch (form) {
    case Form::Full:
        m_splitter->insertWidget(1, m_dashboard);
        break;
    case Form::Tabs:
        m_tabs->insertTab(0, m_dashboard, tr("Viewers"));
        m_tabs->setCurrentIndex(0);
        return;
    case Form::Low:
        m_details->layout()->addWidget(m_dashboard);
        break;
    }
    // Taking a widget out of the tabs hides it.
    m_dashboard->show();
}

void ResponsiveBody::placeShare(Form form)
{
    if (form == Form::Tabs) {
        m_share->setMinimumWidth(0);
        m_share->setMaximumWidth(QWIDGETSIZE_MAX);
        m_tabs->addTab(m_share, tr("Share"));
        return;
    }
    m_top->layout()->addWidget(m_share);
    m_share->setFixedWidth(shareWidth);
    m_share->show();
}

void ResponsiveBody::showDetails()
{
    if (m_form == Form::Tabs) {
        m_tabs->setCurrentWidget(m_dashboard);
        m_tabs->tabBar()->setFocus();
        return;
    }
    m_details->show();
    m_details->raise();
    m_details->activateWindow();
}

} // namespace lancast::app
