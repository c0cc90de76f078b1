#include "window/responsive_body.h"

#include "look/look.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QSplitter>
#include <QTabWidget>

namespace lancast::app {

namespace {

// The window's margins included, this is a window of 1024.
constexpr int narrowBelow = 1024 - 4 * spacing;
constexpr int shareWidth = 280;

} // namespace

ResponsiveBody::ResponsiveBody(QWidget *stage, QWidget *share, QWidget *dashboard, QWidget *parent)
    : QWidget(parent)
    , m_share(share)
    , m_dashboard(dashboard)
    , m_top(new QWidget)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_tabs(new QTabWidget)
{
    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins({});
    top->setSpacing(3 * spacing);
    top->addWidget(stage, 1);
    top->addWidget(m_share);
    m_share->setFixedWidth(shareWidth);
    m_splitter->addWidget(m_top);
    m_splitter->addWidget(m_dashboard);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(2 * spacing);
    m_tabs->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
}

void ResponsiveBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = event->size().width() < narrowBelow;
    if (isNarrow != m_isNarrow)
        arrange(isNarrow);
}

void ResponsiveBody::arrange(bool isNarrow)
{
    m_isNarrow = isNarrow;
    if (isNarrow) {
        m_share->setMinimumWidth(0);
        m_share->setMaximumWidth(QWIDGETSIZE_MAX);
        m_tabs->addTab(m_dashboard, tr("Viewers"));
        m_tabs->addTab(m_share, tr("Share"));
    } else {
        // Taking a widget out of the tabs hides it.
        m_top->layout()->addWidget(m_share);
        m_share->setFixedWidth(shareWidth);
        m_share->show();
        m_splitter->insertWidget(1, m_dashboard);
        m_dashboard->show();
    }
    m_tabs->setVisible(isNarrow);
}

} // namespace lancast::app
