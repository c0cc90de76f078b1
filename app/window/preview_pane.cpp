#include "window/preview_pane.h"

#include "look/format.h"
#include "look/look.h"
#include "window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize smallestPreview{320, 180};

} // namespace

PreviewPane::PreviewPane(QWidget *preview, QWidget *parent)
    : QWidget(parent)
    , m_messageBar(new MessageBar(this))
    , m_source(new QLabel(this))
    , m_delay(new QLabel(this))
    , m_picture(new QLabel(this))
{
    preview->setMinimumSize(smallestPreview);
    m_source->setTextFormat(Qt::PlainText);
    m_delay->setObjectName(u"delay"_s);
    m_picture->setObjectName(u"picture"_s);
    auto *status = new QHBoxLayout;
    status->setSpacing(2 * spacing);
    status->addWidget(m_source, 1);
    status->addWidget(m_delay);
    status->addWidget(m_picture);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_messageBar);
    layout->addWidget(preview, 1);
    layout->addLayout(status);
    setDelay({});
    setReport({});
}

void PreviewPane::setChoices(const HostChoices &choices)
{
    m_source->setText(sourceTitle(choices));
}

void PreviewPane::setReport(const PublisherReport &report)
{
    if (report.size.isEmpty() || report.state == PublisherState::Error) {
        m_picture->setText(tr("no picture"));
        return;
    }
    m_picture->setText(
        tr("%1x%2, %3 fps").arg(report.size.width()).arg(report.size.height()).arg(qRound(report.frameRate)));
}

void PreviewPane::setDelay(std::optional<int> delayMs)
{
    m_delay->setVisible(delayMs.has_value());
    m_delay->setText(tr("delay %1").arg(formattedDelay(delayMs)));
}

} // namespace lancast::app
